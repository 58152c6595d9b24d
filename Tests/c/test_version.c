/* Versions and the names of statuses. */
#include "check.h"
#include "suites.h"

#include <stdio.h>

static void version_is_the_headers(void) {
  char expected[32];
  snprintf(expected, sizeof expected, "%d.%d.%d", LRS_VERSION_MAJOR, LRS_VERSION_MINOR,
           LRS_VERSION_PATCH);
  CHECK(strcmp(lrs_version(), expected) == 0);
  CHECK(lrs_version() == lrs_version());
  CHECK(lrs_abi_version() == LRS_ABI_VERSION);
}

#define CHECK_NAME(status) CHECK(strcmp(lrs_status_name(status), #status) == 0)

static void every_status_has_its_name(void) {
  CHECK_NAME(LRS_OK);
  CHECK_NAME(LRS_REFUSED_TOO_FEW_POINTS);
  CHECK_NAME(LRS_REFUSED_NO_FINITE_LOSS);
  CHECK_NAME(LRS_REFUSED_NO_DESCENT);
  CHECK_NAME(LRS_REFUSED_DIVERGED_AT_START);
  CHECK_NAME(LRS_REFUSED_AMBIGUOUS);
  CHECK_NAME(LRS_NOT_FOUND);
  CHECK_NAME(LRS_SWEEP_ENDED);
  CHECK_NAME(LRS_PROBE_ENDED);
  CHECK_NAME(LRS_ERROR_NULL_POINTER);
  CHECK_NAME(LRS_ERROR_INVALID_HANDLE);
  CHECK_NAME(LRS_ERROR_INVALID_ARGUMENT);
  CHECK_NAME(LRS_ERROR_INVALID_CURVE);
  CHECK_NAME(LRS_ERROR_UNKNOWN_NAME);
  CHECK_NAME(LRS_ERROR_STRUCT_SIZE);
  CHECK_NAME(LRS_ERROR_BUFFER_TOO_SMALL);
  CHECK_NAME(LRS_ERROR_OUT_OF_TURN);
}

static void no_status_is_without_a_name(void) {
  const lrs_status strangers[] = {6, 15, 18, 1000, -9, -1000, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    const char *name = lrs_status_name(strangers[i]);
    CHECK(name != NULL && *name != '\0');
  }
}

void test_version(void) {
  version_is_the_headers();
  every_status_has_its_name();
  no_status_is_without_a_name();
}
