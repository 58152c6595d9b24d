/* Sweeps in groups of weights, and reports on them. */
#include "calls.h"

#include <math.h>

enum { MOST_GROUPS = 5 };

static void create(input *in) {
  static const char *const usual[] = {"body", "neck", "head", "", "bo\xff"};
  const size_t count = take_byte(in) % (MOST_GROUPS + 1);
  const uint8_t said = take_byte(in);
  const char **names = take_room(in, count * sizeof *names);
  for (size_t i = 0; names != NULL && i < count; i++)
    names[i] = said & 1 ? take_name(in) : usual[i];
  const double *ratios = said & 2 ? take_numbers(in, count) : NULL;
  void *out = take_room(in, sizeof out);
  const size_t claimed = said == 255 ? SIZE_MAX : count;
  if (HEAR(lrs_group_sweep_create(names, ratios, claimed, out, take_error(in))) == LRS_OK)
    keep(GROUP_SWEEP, *(lrs_group_sweep **)out);
}

static void free_sweep(input *in) { free_one(in, GROUP_SWEEP); }

static void record(input *in) {
  const size_t count = take_byte(in) % (MOST_GROUPS + 1);
  const double rate = take_number(in), loss = take_number(in);
  const double *sums = take_numbers(in, count * LRS_GROUP_SUMS);
  void *sweep = pick(in, GROUP_SWEEP);
  const size_t claimed = take_byte(in) == 255 ? SIZE_MAX : count;
  HEAR(lrs_group_sweep_record(sweep, rate, loss, sums, claimed, take_error(in)));
}

/* Many steps that fit each other, as of a training, but for what the input changes. */
static void record_many(input *in) {
  const size_t count = 1 + take_byte(in) % MOST_GROUPS;
  const size_t steps = take_below(in, 1200);
  const uint8_t measured = take_byte(in);
  double *sums = take_room(in, count * LRS_GROUP_SUMS * sizeof *sums);
  void *sweep = pick(in, GROUP_SWEEP);
  double rate = pow(10, -(take_byte(in) % 9));
  const double ratio = 1 + (take_byte(in) + 1) / 512.0;
  for (size_t step = 0; sums != NULL && step < steps; step++, rate *= ratio) {
    for (size_t i = 0; i < count * LRS_GROUP_SUMS; i++) {
      const double size = in->left > 0 ? take_byte(in) / 64.0 : 1;
      sums[i] = i % LRS_GROUP_SUMS < 3 ? -size * rate : size;
      if (i % LRS_GROUP_SUMS == 1 && (step == 0 || measured & 1)) sums[i] = NAN;
      if (i % LRS_GROUP_SUMS == 2 && measured & 2) sums[i] = NAN;
    }
    const double loss = in->left > 0 ? take_byte(in) / 64.0 : 3 / (1 + rate) + rate * rate;
    if (HEAR(lrs_group_sweep_record(sweep, rate, loss, sums, count, take_error(in))) != LRS_OK)
      return;
  }
}

static void recorded(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_group_sweep_count(pick(in, GROUP_SWEEP), out, take_error(in)));
}

static void report(input *in) {
  void *out = take_room(in, sizeof out);
  const void *sweep = pick(in, GROUP_SWEEP);
  const lrs_context *context = take_context(in);
  if (HEAR(lrs_group_sweep_report(sweep, context, out, take_error(in))) == LRS_OK)
    keep(GROUP_REPORT, *(lrs_group_report **)out);
}

static void free_report(input *in) { free_one(in, GROUP_REPORT); }

static void count_groups(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_group_report_count(pick(in, GROUP_REPORT), out, take_error(in)));
}

static void missed(input *in) {
  double *out = take_room(in, sizeof *out);
  HEAR(lrs_group_report_error(pick(in, GROUP_REPORT), out, take_error(in)));
}

static void whole_curve(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_group_report_whole_curve(pick(in, GROUP_REPORT), out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void analysis(input *in) {
  void *out = take_room(in, sizeof out);
  if (HEAR(lrs_group_report_analysis(pick(in, GROUP_REPORT), out, take_error(in))) == LRS_OK)
    keep(ANALYSIS, *(lrs_analysis **)out);
}

static void group(input *in) {
  lrs_group_reading *out = take_result(in, sizeof *out);
  const void *report = pick(in, GROUP_REPORT);
  const size_t index = take_byte(in) % (MOST_GROUPS + 1);
  HEAR(lrs_group_report_group(report, index, out, take_error(in)));
}

static void group_curve(input *in) {
  void *out = take_room(in, sizeof out);
  const void *report = pick(in, GROUP_REPORT);
  const size_t index = take_byte(in) % (MOST_GROUPS + 1);
  if (HEAR(lrs_group_report_curve(report, index, out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void explanation(input *in) {
  const size_t count = take_below(in, 2000);
  char *buffer = take_room(in, count);
  size_t *length = take_room(in, sizeof *length);
  HEAR(lrs_group_report_explanation(pick(in, GROUP_REPORT), buffer, count, length,
                                    take_error(in)));
}

OPERATIONS(group, create, free_sweep, record, record_many, record_many, recorded, report,
           free_report, count_groups, missed, whole_curve, analysis, group, group_curve,
           explanation)
