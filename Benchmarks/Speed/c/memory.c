/*
 * Counts the allocations of a warmed suggestion, and its memory: prints, for the number of points
 * given, allocations, and the peak of the process over its size before, in units of the input.
 */
#include <lrsuggest.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sweep.h"

/* glibc's own functions, behind the names that are counted here. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static size_t calls;

void *malloc(size_t size) {
  calls++;
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  calls++;
  return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
  calls++;
  return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  calls++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **out, size_t alignment, size_t size) {
  calls++;
  *out = __libc_memalign(alignment, size);
  return *out == NULL;
}

/* The most memory this process ever held; that of `getrusage` includes its parent's. */
static long peak(void) {
  char line[256];
  long kilobytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  if (status == NULL) return 0;
  while (fgets(line, sizeof line, status) != NULL)
    if (strncmp(line, "VmHWM:", 6) == 0) kilobytes = strtol(line + 6, NULL, 10);
  fclose(status);
  return 1024 * kilobytes;
}

int main(int count, char **arguments) {
  const size_t points = count > 1 ? strtoul(arguments[1], NULL, 10) : 100;
  const long before = peak();
  double *rates = malloc(points * sizeof *rates), *losses = malloc(points * sizeof *losses);
  if (rates == NULL || losses == NULL || points < 2) return 1;
  range_test(points, 1, rates, losses);
  size_t taken = 0;
  for (int round = 0; round < 3; round++) {
    lrs_curve *curve = NULL;
    lrs_suggestion answer = LRS_SUGGESTION_INIT;
    if (lrs_curve_create(rates, losses, points, &curve, NULL) != LRS_OK) return 1;
    taken = calls;
    if (lrs_suggest(curve, NULL, &answer, NULL) != LRS_OK) return 1;
    taken = calls - taken;
    lrs_curve_free(curve);
  }
  const double input = (double)(points * (sizeof *rates + sizeof *losses));
  printf("%zu %g\n", taken, (double)(peak() - before) / input);
  free(rates);
  free(losses);
}
