/* Curves, and what is asked of them directly. */
#include "calls.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_POINTS = 600 };

static void fill(input *in, double *rates, double *losses, size_t count) {
  const double start = pow(10, -(take_byte(in) % 16)), ratio = 1 + (take_byte(in) + 1) / 128.0;
  const double scale = take_number(in), noise = take_byte(in) / 512.0;
  const uint8_t elbow = take_byte(in), shape = take_byte(in);
  for (size_t i = 0; i < count; i++) {
    rates[i] = i == 0 ? start : rates[i - 1] * ratio;
    const double rise = ((double)i - elbow) / 8;
    losses[i] = scale * (2 - tanh((double)i / (1 + shape % 64)) + (rise > 0 ? rise * rise : 0));
    losses[i] += noise * (in->left > 0 ? take_byte(in) : (i * 2654435761u >> 5) % 256) / 256.0;
    if (shape > 200 && take_byte(in) > 250) losses[i] = take_number(in);
  }
}

void create_curve(input *in) {
  const uint8_t how = take_byte(in);
  const size_t count = take_below(in, how > 192 ? MOST_POINTS : 128);
  double *rates = take_room(in, (count + 1) * sizeof *rates);
  double *losses = take_room(in, (count + 1) * sizeof *losses);
  void *out = take_room(in, sizeof out);
  if (how > 240)
    for (size_t i = 0; rates != NULL && losses != NULL && i < count; i++)
      rates[i] = take_number(in), losses[i] = take_number(in);
  else if (rates != NULL && losses != NULL)
    fill(in, rates, losses, count);
  const size_t claimed = how == 240 ? (size_t)take_word(in) | (size_t)1 << 40 : count;
  if (HEAR(lrs_curve_create(rates, losses, claimed, out, take_error(in))) == LRS_OK)
    keep(CURVE, *(lrs_curve **)out);
}

static void count_points(input *in) {
  size_t *out = take_room(in, sizeof *out);
  HEAR(lrs_curve_count(pick(in, CURVE), out, take_error(in)));
}

static void free_curve(input *in) { free_one(in, CURVE); }

static void points(input *in) {
  const size_t count = take_below(in, 2 * MOST_POINTS);
  double *rates = take_room(in, count * sizeof *rates);
  double *losses = take_room(in, count * sizeof *losses);
  HEAR(lrs_curve_points(pick(in, CURVE), rates, losses, count, take_error(in)));
}

/* What every suggestion promises. */
static void judge(const lrs_suggestion *answer) {
  if (answer->struct_size < sizeof *answer) return;
  if (!(answer->learning_rate > 0 && isfinite(answer->learning_rate))) abort();
  if (!(answer->interval_low <= answer->learning_rate)) abort();
  if (!(answer->learning_rate <= answer->interval_high)) abort();
  if (!(answer->confidence >= 0 && answer->confidence <= 1)) abort();
}

static void suggest(input *in) {
  lrs_suggestion *out = take_result(in, sizeof *out);
  const void *curve = pick(in, CURVE);
  const lrs_context *context = take_context(in);
  if (HEAR(lrs_suggest(curve, context, out, take_error(in))) == LRS_OK) judge(out);
}

static void suggest_batch(input *in) {
  const size_t count = take_byte(in) % 6;
  const lrs_curve **curves = take_room(in, count * sizeof *curves);
  for (size_t i = 0; curves != NULL && i < count; i++) curves[i] = pick(in, CURVE);
  lrs_suggestion *out = take_room(in, (count + 1) * sizeof *out);
  for (size_t i = 0; out != NULL && i <= count; i++) out[i].struct_size = sizeof *out;
  lrs_status *statuses = take_room(in, count * sizeof *statuses);
  const lrs_context *context = take_context(in);
  const uint32_t threads = take_byte(in) % 4;
  const size_t claimed = take_byte(in) == 255 ? (size_t)1 << 60 : count;
  HEAR(lrs_suggest_batch(curves, claimed, context, threads, out, statuses, take_error(in)));
}

static void analyse(input *in) {
  void *out = take_room(in, sizeof out);
  const void *curve = pick(in, CURVE);
  const lrs_context *context = take_context(in);
  if (HEAR(lrs_analysis_create(curve, context, out, take_error(in))) == LRS_OK)
    keep(ANALYSIS, *(lrs_analysis **)out);
}

static void apply_rule(input *in) {
  double *out = take_room(in, sizeof *out);
  const void *curve = pick(in, CURVE);
  const char *name = take_name(in);
  HEAR(lrs_rule_apply(name, curve, out, take_error(in)));
}

static void apply_rule_in(input *in) {
  double *out = take_room(in, sizeof *out);
  const void *curve = pick(in, CURVE);
  const lrs_context *context = take_context(in);
  const char *name = take_name(in);
  HEAR(lrs_rule_apply_in(name, curve, context, out, take_error(in)));
}

static void apply_rule_to_many(input *in) {
  const size_t count = take_byte(in) % 6;
  const lrs_curve **curves = take_room(in, count * sizeof *curves);
  for (size_t i = 0; curves != NULL && i < count; i++) curves[i] = pick(in, CURVE);
  double *rates = take_room(in, count * sizeof *rates);
  lrs_status *statuses = take_room(in, count * sizeof *statuses);
  const lrs_context *context = take_context(in);
  const uint32_t threads = take_byte(in) % 4;
  const size_t claimed = take_byte(in) == 255 ? (size_t)1 << 60 : count;
  const char *name = take_name(in);
  HEAR(lrs_rule_batch(name, curves, claimed, context, threads, rates, statuses, take_error(in)));
}

static const lrs_smoother *take_smoother(input *in) {
  lrs_smoother smoother = LRS_SMOOTHER_INIT;
  const uint8_t said = take_byte(in);
  smoother.kind = take_choice(in);
  if (said & 1) smoother.window = said & 16 ? (int64_t)take_word(in) : take_byte(in);
  if (said & 2) smoother.beta = take_number(in);
  if (said & 4) smoother.penalty = take_number(in);
  if (said & 8) smoother.order = take_choice(in);
  return take_options(in, &smoother, sizeof smoother);
}

static void smooth(input *in) {
  const size_t count = take_below(in, 2 * MOST_POINTS);
  double *losses = take_room(in, count * sizeof *losses);
  const void *curve = pick(in, CURVE);
  const lrs_smoother *smoother = take_smoother(in);
  HEAR(lrs_smooth(curve, smoother, losses, count, take_error(in)));
}

static void lag(input *in) {
  double *steps = take_room(in, sizeof *steps), *decades = take_room(in, sizeof *decades);
  const void *curve = pick(in, CURVE);
  const lrs_smoother *smoother = take_smoother(in);
  const size_t index = take_byte(in) == 255 ? SIZE_MAX : take_below(in, MOST_POINTS);
  HEAR(lrs_lag(curve, smoother, index, steps, decades, take_error(in)));
}

static void detect_average(input *in) {
  double *beta = take_room(in, sizeof *beta);
  int32_t *form = take_room(in, sizeof *form);
  HEAR(lrs_ema_detect(pick(in, CURVE), beta, form, take_error(in)));
}

static void undo_average(input *in) {
  const size_t count = take_below(in, 2 * MOST_POINTS);
  double *losses = take_room(in, count * sizeof *losses);
  const void *curve = pick(in, CURVE);
  const double beta = take_number(in);
  const int32_t form = take_choice(in);
  HEAR(lrs_ema_undo(curve, beta, form, losses, count, take_error(in)));
}

static void sample(input *in) {
  const size_t count = take_byte(in);
  double *out = take_room(in, count * sizeof *out);
  const double low = take_number(in), high = take_number(in);
  const uint64_t seed = take_word(in);
  const size_t claimed = seed == UINT64_MAX ? SIZE_MAX : count;
  HEAR(lrs_sample_log_uniform(low, high, seed, out, claimed, take_error(in)));
}

OPERATIONS(curve, create_curve, create_curve, count_points, free_curve, points, suggest,
           suggest_batch, analyse, apply_rule, apply_rule_in, smooth, lag, detect_average,
           undo_average, sample, apply_rule_to_many)
