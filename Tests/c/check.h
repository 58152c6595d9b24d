/* Counting checks. A failed check is reported and the program goes on. */
#ifndef CHECK_H
#define CHECK_H

#include <lrsuggest.h>
#include <string.h>

void check_that(int holds, const char *file, int line, const char *what);
void check_status(lrs_status expected, lrs_status got, const char *file, int line,
                  const char *what);

/** Checks that `error` reports `expected` with a terminated, non-empty sentence. */
void check_error(const lrs_error *error, lrs_status expected, const char *file, int line,
                 const char *what);

/** Prints "N passed, M failed" and returns the exit status of the program. */
int check_summary(void);

#define CHECK(condition) check_that(!!(condition), __FILE__, __LINE__, #condition)

#define CHECK_STATUS(expected, call) \
  check_status((expected), (call), __FILE__, __LINE__, #call)

/* `call` must return `expected`, report it in the local variable `error` and leave the
 * bytes of `output` alone. Fill `output` with something recognisable first. */
#define CHECK_REJECTED(expected, output, call)                                           \
  do {                                                                                   \
    unsigned char before_[sizeof(output)];                                               \
    memcpy(before_, &(output), sizeof(output));                                          \
    memset(&error, 0x5A, sizeof(error));                                                 \
    check_status((expected), (call), __FILE__, __LINE__, #call);                         \
    check_that(memcmp(before_, &(output), sizeof(output)) == 0, __FILE__, __LINE__,      \
               #output " is untouched after " #call);                                    \
    check_error(&error, (expected), __FILE__, __LINE__, #call);                          \
  } while (0)

#endif
