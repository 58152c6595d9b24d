#include "every_call.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

void mark(outputs *out) {
  memset(out, 0xA5, sizeof *out);
  out->suggestion.struct_size = sizeof out->suggestion;
  out->reading.struct_size = sizeof out->reading;
  out->landmark.struct_size = sizeof out->landmark;
  out->slopes.struct_size = sizeof out->slopes;
  out->estimate.struct_size = sizeof out->estimate;
  out->group.struct_size = sizeof out->group;
}

/* Curves. */

static lrs_status count(const void *handle, outputs *out, lrs_error *error) {
  return lrs_curve_count(handle, &out->size, error);
}

static lrs_status points(const void *handle, outputs *out, lrs_error *error) {
  return lrs_curve_points(handle, out->numbers, out->numbers, 4, error);
}

static lrs_status suggest(const void *handle, outputs *out, lrs_error *error) {
  return lrs_suggest(handle, NULL, &out->suggestion, error);
}

static lrs_status analyse(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_create(handle, NULL, &out->analysis, error);
}

static lrs_status rule(const void *handle, outputs *out, lrs_error *error) {
  return lrs_rule_apply("valley", handle, out->numbers, error);
}

static lrs_status rule_in(const void *handle, outputs *out, lrs_error *error) {
  return lrs_rule_apply_in("learned", handle, NULL, out->numbers, error);
}

static lrs_status smoothed(const void *handle, outputs *out, lrs_error *error) {
  return lrs_smooth(handle, NULL, out->numbers, 4, error);
}

static lrs_status lag(const void *handle, outputs *out, lrs_error *error) {
  return lrs_lag(handle, NULL, 0, out->numbers, out->numbers + 1, error);
}

static lrs_status detected(const void *handle, outputs *out, lrs_error *error) {
  return lrs_ema_detect(handle, out->numbers, &out->state, error);
}

static lrs_status undone(const void *handle, outputs *out, lrs_error *error) {
  return lrs_ema_undo(handle, 0.9, LRS_EMA_FIRST_VALUE, out->numbers, 4, error);
}

call *const curve_calls[] = {count,    points, suggest,  analyse, rule,
                             rule_in,  smoothed, lag,    detected, undone};
const size_t curve_call_count = COUNT(curve_calls);

/* Analyses. */

static lrs_status answer(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_suggestion(handle, &out->suggestion, error);
}

static lrs_status reading(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_reading(handle, &out->reading, error);
}

static lrs_status landmark(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_landmark(handle, LRS_LANDMARK_MINIMUM, &out->landmark, error);
}

static lrs_status level(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_level(handle, 0.5, out->numbers, error);
}

static lrs_status slopes(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_slopes(handle, &out->slopes, error);
}

static lrs_status basins(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_basins(handle, NULL, 0, &out->size, error);
}

static lrs_status square(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_biggest_square(handle, 1, out->numbers, error);
}

static lrs_status range(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_range(handle, LRS_RANGE_SUGGESTED, 0, out->numbers, out->numbers, error);
}

static lrs_status smooth(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_smooth(handle, out->numbers, NULL, NULL, NULL, 4, &out->size, error);
}

static lrs_status text_count(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_text_count(handle, LRS_TEXT_EXPLANATION, &out->size, error);
}

static lrs_status text(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_text(handle, LRS_TEXT_EXPLANATION, 0, out->text, sizeof out->text,
                           &out->size, error);
}

static lrs_status frame(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_frame(handle, LRS_FRAME_FEATURES, out->inputs, 4, &out->size,
                            out->numbers, error);
}

static lrs_status learned(const void *handle, outputs *out, lrs_error *error) {
  return lrs_analysis_learned(handle, LRS_MEMBER_ENSEMBLE, &out->estimate, error);
}

call *const analysis_calls[] = {answer, reading, landmark,   level, slopes,
                                range,  basins,  square,     smooth,  text_count,
                                text,   frame,   learned};
const size_t analysis_call_count = COUNT(analysis_calls);

/* Sweeps. */

static lrs_status rate(const void *handle, outputs *out, lrs_error *error) {
  return lrs_sweep_learning_rate(handle, out->numbers, error);
}

static lrs_status record(const void *handle, outputs *out, lrs_error *error) {
  (void)out;
  return lrs_sweep_record((lrs_sweep *)handle, 1.0, error);
}

static lrs_status recorded(const void *handle, outputs *out, lrs_error *error) {
  return lrs_sweep_count(handle, &out->size, error);
}

static lrs_status state(const void *handle, outputs *out, lrs_error *error) {
  return lrs_sweep_state(handle, &out->state, error);
}

static lrs_status curve(const void *handle, outputs *out, lrs_error *error) {
  return lrs_sweep_curve(handle, &out->curve, error);
}

static lrs_status estimate(const void *handle, outputs *out, lrs_error *error) {
  return lrs_sweep_estimate((lrs_sweep *)handle, NULL, &out->estimate, error);
}

call *const sweep_calls[] = {rate, record, recorded, state, curve, estimate};
const size_t sweep_call_count = COUNT(sweep_calls);

/* Sweeps of groups. */

static lrs_status group_record(const void *handle, outputs *out, lrs_error *error) {
  const double sums[LRS_GROUP_SUMS] = {0};
  (void)out;
  return lrs_group_sweep_record((lrs_group_sweep *)handle, 1.0, 1.0, sums, 1, error);
}

static lrs_status group_recorded(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_sweep_count(handle, &out->size, error);
}

static lrs_status group_report(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_sweep_report(handle, NULL, &out->report, error);
}

call *const group_sweep_calls[] = {group_record, group_recorded, group_report};
const size_t group_sweep_call_count = COUNT(group_sweep_calls);

/* Reports on groups. */

static lrs_status groups(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_count(handle, &out->size, error);
}

static lrs_status missed(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_error(handle, out->numbers, error);
}

static lrs_status whole(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_whole_curve(handle, &out->curve, error);
}

static lrs_status group_analysis(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_analysis(handle, &out->analysis, error);
}

static lrs_status group(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_group(handle, 0, &out->group, error);
}

static lrs_status group_curve(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_curve(handle, 0, &out->curve, error);
}

static lrs_status group_text(const void *handle, outputs *out, lrs_error *error) {
  return lrs_group_report_explanation(handle, out->text, sizeof out->text, &out->size, error);
}

call *const group_report_calls[] = {groups, missed,      whole,     group_analysis,
                                    group,  group_curve, group_text};
const size_t group_report_call_count = COUNT(group_report_calls);
