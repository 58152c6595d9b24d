/* Every function of the header, called with what the fuzzer makes up. */
#ifndef CALLS_H
#define CALLS_H

#include "pool.h"

/** One call, or a few that belong together. */
typedef void operation(input *in);

extern operation *const analysis_operations[], *const curve_operations[],
    *const estimator_operations[], *const group_operations[], *const name_operations[],
    *const probe_operations[], *const runs_operations[], *const series_operations[],
    *const sweep_operations[];
extern const size_t analysis_operation_count, curve_operation_count, estimator_operation_count,
    group_operation_count, name_operation_count, probe_operation_count, runs_operation_count,
    series_operation_count, sweep_operation_count;

#define OPERATIONS(name, ...)                       \
  operation *const name##_operations[] = {__VA_ARGS__}; \
  const size_t name##_operation_count = sizeof name##_operations / sizeof *name##_operations;

/** Makes a curve that can be read, or one that cannot, and keeps it. */
void create_curve(input *in);

#endif
