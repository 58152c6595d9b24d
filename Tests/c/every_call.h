/* Every function that takes a handle, behind one signature. */
#ifndef EVERY_CALL_H
#define EVERY_CALL_H

#include <lrsuggest.h>

/** The outputs of every call, so that a caller can see that none was written. */
typedef struct outputs {
  lrs_suggestion suggestion;
  lrs_reading reading;
  lrs_landmark landmark;
  lrs_slopes slopes;
  lrs_learned_estimate estimate;
  lrs_group_reading group;
  lrs_curve *curve;
  lrs_analysis *analysis;
  lrs_group_report *report;
  double numbers[4];
  float inputs[4];
  char text[8];
  size_t size;
  int32_t state;
} outputs;

/** Fills every output with recognisable bytes under valid struct sizes. */
void mark(outputs *out);

typedef lrs_status call(const void *handle, outputs *out, lrs_error *error);

extern call *const curve_calls[], *const analysis_calls[], *const sweep_calls[],
    *const group_sweep_calls[], *const group_report_calls[];
extern const size_t curve_call_count, analysis_call_count, sweep_call_count,
    group_sweep_call_count, group_report_call_count;

#endif
