/* The inputs of the networks. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

enum { ROOM = 2000 };

static lrs_error error;

static void every_frame_has_its_length(const lrs_analysis *analysis) {
  const size_t lengths[] = {5 * 49, 31, 11, 24 * 48};
  static float values[ROOM];
  for (int32_t frame = LRS_FRAME_CURVE; frame <= LRS_FRAME_STREAM; frame++) {
    size_t count = 0;
    double anchor = -99;
    CHECK_STATUS(LRS_OK,
                 lrs_analysis_frame(analysis, frame, values, ROOM, &count, &anchor, &error));
    CHECK(frame == LRS_FRAME_STREAM ? count % 7 == 0 && count > 7 : count == lengths[frame]);
    CHECK(-7 <= anchor && anchor <= 1);
    for (size_t i = 0; i < count; i++) CHECK(-3 <= values[i] && values[i] <= 5);
  }
}

static void a_small_buffer_stays_as_it_was(const lrs_analysis *analysis) {
  float values[31] = {7};
  size_t count = 0;
  double anchor = -99;
  CHECK_REJECTED(
      LRS_ERROR_BUFFER_TOO_SMALL, values,
      lrs_analysis_frame(analysis, LRS_FRAME_FEATURES, values, 30, &count, &anchor, &error));
  CHECK(count == 31 && anchor > -99);
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_analysis_frame(analysis, LRS_FRAME_FEATURES, NULL, 0, &count, &anchor, NULL));
  CHECK_STATUS(LRS_OK, lrs_analysis_frame(analysis, LRS_FRAME_FEATURES, values, 31, &count,
                                          &anchor, &error));
}

static void strangers_are_refused(const lrs_analysis *analysis) {
  const int32_t strangers[] = {-1, 5, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    float values[31] = {7};
    size_t count = 77;
    double anchor = -99;
    CHECK_REJECTED(
        LRS_ERROR_INVALID_ARGUMENT, values,
        lrs_analysis_frame(analysis, strangers[i], values, 31, &count, &anchor, &error));
    CHECK(count == 77 && anchor == -99);
  }
}

static void a_flat_curve_has_a_stream_alone(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  static float values[ROOM];
  for (int32_t frame = LRS_FRAME_CURVE; frame < LRS_FRAME_STREAM; frame++) {
    size_t count = 77;
    double anchor = -99;
    CHECK_REJECTED(LRS_NOT_FOUND, anchor,
                   lrs_analysis_frame(analysis, frame, values, ROOM, &count, &anchor, &error));
    CHECK(count == 77);
  }
  size_t count = 0;
  double anchor = -99;
  CHECK_STATUS(LRS_OK, lrs_analysis_frame(analysis, LRS_FRAME_STREAM, values, ROOM, &count,
                                          &anchor, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_frames(void) {
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  every_frame_has_its_length(analysis);
  a_small_buffer_stays_as_it_was(analysis);
  strangers_are_refused(analysis);
  a_flat_curve_has_a_stream_alone();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}
