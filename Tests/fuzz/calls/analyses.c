/* Analyses. */
#include "calls.h"

enum { MOST_VALUES = 1200 };

static void free_analysis(input *in) { free_one(in, ANALYSIS); }

static void suggestion(input *in) {
  lrs_suggestion *out = take_result(in, sizeof *out);
  HEAR(lrs_analysis_suggestion(pick(in, ANALYSIS), out, take_error(in)));
}

static void reading(input *in) {
  lrs_reading *out = take_result(in, sizeof *out);
  HEAR(lrs_analysis_reading(pick(in, ANALYSIS), out, take_error(in)));
}

static void landmark(input *in) {
  lrs_landmark *out = take_result(in, sizeof *out);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t kind = take_choice(in);
  HEAR(lrs_analysis_landmark(analysis, kind, out, take_error(in)));
}

static void level(input *in) {
  double *out = take_room(in, sizeof *out);
  const void *analysis = pick(in, ANALYSIS);
  const double share = take_number(in);
  HEAR(lrs_analysis_level(analysis, share, out, take_error(in)));
}

static void slopes(input *in) {
  lrs_slopes *out = take_result(in, sizeof *out);
  HEAR(lrs_analysis_slopes(pick(in, ANALYSIS), out, take_error(in)));
}

static void basins(input *in) {
  const size_t count = take_byte(in) % 16;
  lrs_basin *out = take_room(in, (count + 1) * sizeof *out);
  if (out != NULL) out->struct_size = sizeof *out;
  size_t *found = take_room(in, sizeof *found);
  HEAR(lrs_analysis_basins(pick(in, ANALYSIS), out, count, found, take_error(in)));
}

static void biggest_square(input *in) {
  double *out = take_room(in, sizeof *out);
  const void *analysis = pick(in, ANALYSIS);
  const double coefficient = take_number(in);
  HEAR(lrs_analysis_biggest_square(analysis, coefficient, out, take_error(in)));
}

static void range(input *in) {
  double *low = take_room(in, sizeof *low), *high = take_room(in, sizeof *high);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t kind = take_choice(in), above = take_choice(in) & 3;
  HEAR(lrs_analysis_range(analysis, kind, above, low, high, take_error(in)));
}

static void smooth(input *in) {
  const size_t count = take_below(in, MOST_VALUES);
  double *columns[4];
  for (int i = 0; i < 4; i++) columns[i] = take_room(in, count * sizeof **columns);
  size_t *found = take_room(in, sizeof *found);
  HEAR(lrs_analysis_smooth(pick(in, ANALYSIS), columns[0], columns[1], columns[2], columns[3],
                           count, found, take_error(in)));
}

static void frame(input *in) {
  const size_t count = take_below(in, 2 * MOST_VALUES);
  float *values = take_room(in, count * sizeof *values);
  size_t *found = take_room(in, sizeof *found);
  double *anchor = take_room(in, sizeof *anchor);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t kind = take_choice(in);
  HEAR(lrs_analysis_frame(analysis, kind, values, count, found, anchor, take_error(in)));
}

static void learned(input *in) {
  lrs_learned_estimate *out = take_result(in, sizeof *out);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t member = take_choice(in);
  HEAR(lrs_analysis_learned(analysis, member, out, take_error(in)));
}

static void text_count(input *in) {
  size_t *out = take_room(in, sizeof *out);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t kind = take_choice(in);
  HEAR(lrs_analysis_text_count(analysis, kind, out, take_error(in)));
}

static void text(input *in) {
  const size_t count = take_below(in, MOST_VALUES);
  char *buffer = take_room(in, count);
  size_t *length = take_room(in, sizeof *length);
  const void *analysis = pick(in, ANALYSIS);
  const int32_t kind = take_choice(in);
  const size_t index = take_byte(in) % 8;
  HEAR(lrs_analysis_text(analysis, kind, index, buffer, count, length, take_error(in)));
}

OPERATIONS(analysis, free_analysis, suggestion, reading, landmark, level, slopes, basins,
           biggest_square, range, smooth, frame, learned, text_count, text)
