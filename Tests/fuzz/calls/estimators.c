/* Curvature and rotation: sums that the caller keeps, with whatever he left in them. */
#include "calls.h"

#include <string.h>

enum { MOST_WEIGHTS = 8 };

static void edge(input *in) {
  double *out = take_room(in, sizeof *out);
  const int32_t optimizer = take_choice(in);
  const double curvature = take_number(in), momentum = take_number(in);
  HEAR(lrs_stability_edge(optimizer, curvature, momentum, out, take_error(in)));
}

static size_t claimed(input *in, size_t count) {
  return take_byte(in) == 255 ? SIZE_MAX : count;
}

static void smith(input *in) {
  lrs_smith fresh = LRS_SMITH_INIT;
  const uint8_t said = take_byte(in);
  if (said & 1) fresh.momentum = take_number(in);
  if (said & 2) fresh.count = take_word(in);
  if (said & 4) fresh.average = take_number(in), fresh.latest = take_number(in);
  if (said & 8) fresh.step = take_number(in), fresh.step_change = take_number(in);
  lrs_smith *kept = (lrs_smith *)take_options(in, &fresh, sizeof fresh);
  const size_t count = take_byte(in) % MOST_WEIGHTS;
  const double *weights[3];
  for (int i = 0; i < 3; i++) weights[i] = take_numbers(in, count);
  const double rate = take_number(in), step = take_number(in), change = take_number(in);
  const size_t length = claimed(in, count);
  if (length == count || weights[0] == NULL)
    HEAR(lrs_smith_add(kept, weights[0], weights[1], weights[2], length, rate, take_error(in)));
  HEAR(lrs_smith_add_sums(kept, step, change, rate, take_error(in)));
  double *estimate = take_room(in, sizeof *estimate), *ratio = take_room(in, sizeof *ratio);
  int32_t *echoes = take_room(in, sizeof *echoes);
  HEAR(lrs_smith_estimate(kept, estimate, ratio, echoes, take_error(in)));
}

static void secant(input *in) {
  lrs_secant fresh = LRS_SECANT_INIT;
  const uint8_t said = take_byte(in);
  if (said & 1) fresh.count = take_word(in);
  if (said & 2) fresh.step_step = take_number(in), fresh.step_gradient = take_number(in);
  if (said & 4) fresh.gradient_gradient = take_number(in);
  lrs_secant *kept = (lrs_secant *)take_options(in, &fresh, sizeof fresh);
  const size_t count = take_byte(in) % MOST_WEIGHTS;
  const double *step = take_numbers(in, count), *change = take_numbers(in, count);
  double sums[3];
  for (int i = 0; i < 3; i++) sums[i] = take_number(in);
  HEAR(lrs_secant_add(kept, step, change, count, take_error(in)));
  HEAR(lrs_secant_add_sums(kept, sums[0], sums[1], sums[2], take_error(in)));
  double *out[3];
  for (int i = 0; i < 3; i++) out[i] = take_room(in, sizeof **out);
  HEAR(lrs_secant_estimate(kept, out[0], out[1], out[2], take_error(in)));
}

static void rotation(input *in) {
  lrs_rotation fresh = LRS_ROTATION_INIT;
  const uint8_t said = take_byte(in);
  if (said & 1) fresh.count = take_word(in);
  if (said & 2) fresh.dot = take_number(in), fresh.initial_square = take_number(in);
  if (said & 4) fresh.current_square = take_number(in), fresh.change_square = take_number(in);
  lrs_rotation *kept = (lrs_rotation *)take_options(in, &fresh, sizeof fresh);
  const size_t count = take_byte(in) % MOST_WEIGHTS;
  const double *first = take_numbers(in, count), *now = take_numbers(in, count);
  double sums[4];
  for (int i = 0; i < 4; i++) sums[i] = take_number(in);
  const size_t more = said & 8 ? (size_t)take_word(in) : take_byte(in);
  HEAR(lrs_rotation_add(kept, first, now, count, take_error(in)));
  HEAR(lrs_rotation_add_sums(kept, more, sums[0], sums[1], sums[2], sums[3], take_error(in)));
  double *distance = take_room(in, sizeof *distance), *update = take_room(in, sizeof *update);
  HEAR(lrs_rotation_estimate(kept, distance, update, take_error(in)));
}

OPERATIONS(estimator, edge, smith, secant, rotation)
