/* Freed, stale, invented and mistyped handles are errors, never crashes. */
#include "check.h"
#include "every_call.h"
#include "fixtures.h"
#include "group_fixtures.h"
#include "suites.h"

#include <stdint.h>

static lrs_error error;

static void rejected_by(call *const *calls, size_t count, const void *handle) {
  for (size_t i = 0; i < count; i++) {
    outputs out;
    mark(&out);
    CHECK_REJECTED(LRS_ERROR_INVALID_HANDLE, out, calls[i](handle, &out, &error));
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, calls[i](handle, &out, NULL));
  }
}

static void is_no_curve(const void *handle) {
  rejected_by(curve_calls, curve_call_count, handle);
  if (handle != NULL)
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_curve_free((lrs_curve *)handle));
}

static void is_no_analysis(const void *handle) {
  rejected_by(analysis_calls, analysis_call_count, handle);
  if (handle != NULL)
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_analysis_free((lrs_analysis *)handle));
}

static void is_no_sweep(const void *handle) {
  rejected_by(sweep_calls, sweep_call_count, handle);
  if (handle != NULL)
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_sweep_free((lrs_sweep *)handle));
}

static void is_no_group_sweep(const void *handle) {
  rejected_by(group_sweep_calls, group_sweep_call_count, handle);
  if (handle != NULL)
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_group_sweep_free((lrs_group_sweep *)handle));
}

static void is_no_group_report(const void *handle) {
  rejected_by(group_report_calls, group_report_call_count, handle);
  if (handle != NULL)
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_group_report_free((lrs_group_report *)handle));
}

static void is_nothing(uint64_t bits) {
  const void *handle = (const void *)(uintptr_t)bits;
  is_no_curve(handle);
  is_no_analysis(handle);
  is_no_sweep(handle);
  is_no_group_sweep(handle);
  is_no_group_report(handle);
}

static void invented_handles(void) {
  uint32_t seed = 17;
  char on_the_stack[64] = {0};
  is_nothing(0);
  is_nothing(UINT64_MAX);
  is_nothing((uint64_t)(uintptr_t)on_the_stack);
  for (unsigned bit = 0; bit < 64; bit++) is_nothing((uint64_t)1 << bit);
  for (int i = 0; i < 200; i++) {
    const uint64_t high = (uint64_t)(4294967296.0 * next_random(&seed));
    is_nothing(high << 32 | (uint64_t)(4294967296.0 * next_random(&seed)));
  }
}

static void handles_of_another_type(const lrs_curve *curve, const lrs_analysis *analysis,
                                    const lrs_sweep *sweep) {
  is_no_curve(analysis);
  is_no_curve(sweep);
  is_no_analysis(curve);
  is_no_analysis(sweep);
  is_no_sweep(curve);
  is_no_sweep(analysis);
}

static void groups_of_another_type(const lrs_sweep *sweep, const lrs_analysis *analysis) {
  double rates[POINTS], losses[POINTS];
  lrs_group_sweep *groups = quadratic_sweep(POINTS, rates, losses);
  lrs_group_report *report = NULL;
  CHECK_STATUS(LRS_OK, lrs_group_sweep_report(groups, NULL, &report, &error));
  is_no_group_sweep(sweep);
  is_no_group_sweep(report);
  is_no_group_report(groups);
  is_no_group_report(analysis);
  is_no_sweep(groups);
  is_no_analysis(report);
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(groups));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(report));
  is_no_group_sweep(groups);
  is_no_group_report(report);
  CHECK_STATUS(LRS_OK, lrs_group_sweep_free(NULL));
  CHECK_STATUS(LRS_OK, lrs_group_report_free(NULL));
}

static void one_bit_away_from_a_handle(const lrs_curve *curve) {
  for (unsigned bit = 0; bit < 64; bit++)
    is_no_curve((const void *)((uintptr_t)curve ^ (uintptr_t)1 << bit));
}

static void freed_handles(lrs_curve *curve, lrs_analysis *analysis, lrs_sweep *sweep) {
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
  CHECK_STATUS(LRS_OK, lrs_sweep_free(sweep));
  is_no_curve(curve);
  is_no_analysis(analysis);
  is_no_sweep(sweep);
}

/* Slots are used again; a stale handle must not reach the new tenant. */
static void stale_handles_stay_stale(void) {
  lrs_curve *stale = realistic_curve(POINTS, 1);
  CHECK_STATUS(LRS_OK, lrs_curve_free(stale));
  for (uint32_t i = 0; i < 300; i++) {
    lrs_curve *tenant = realistic_curve(10, i);
    CHECK(tenant != stale);
    CHECK_STATUS(LRS_ERROR_INVALID_HANDLE, lrs_curve_free(stale));
    CHECK_STATUS(LRS_OK, lrs_curve_free(tenant));
  }
  is_no_curve(stale);
}

static void many_handles_at_once(void) {
  enum { MANY = 3000 };
  static lrs_sweep *sweeps[MANY];
  for (size_t i = 0; i < MANY; i++)
    CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &sweeps[i], NULL));
  for (size_t i = 0; i < MANY; i++)
    CHECK_STATUS(LRS_OK, lrs_sweep_record(sweeps[i], 1, NULL));
  for (size_t i = MANY; i-- > 0;) CHECK_STATUS(LRS_OK, lrs_sweep_free(sweeps[i]));
}

void test_handles(void) {
  lrs_analysis *analysis = NULL;
  lrs_sweep *sweep = NULL;
  invented_handles(); /* First: small numbers might be handles once some are alive. */
  lrs_curve *curve = realistic_curve(POINTS, 1);
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &analysis, &error));
  CHECK_STATUS(LRS_OK, lrs_sweep_create(NULL, &sweep, &error));
  handles_of_another_type(curve, analysis, sweep);
  groups_of_another_type(sweep, analysis);
  one_bit_away_from_a_handle(curve);
  freed_handles(curve, analysis, sweep);
  stale_handles_stay_stale();
  many_handles_at_once();
}
