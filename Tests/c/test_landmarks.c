/* Landmarks: names, order along the curve, and absence. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <math.h>

static lrs_error error;

static void names_of_landmarks(void) {
  CHECK(strcmp(lrs_landmark_name(LRS_LANDMARK_DESCENT_START), "descent_start") == 0);
  CHECK(strcmp(lrs_landmark_name(LRS_LANDMARK_STEEPEST), "steepest") == 0);
  CHECK(strcmp(lrs_landmark_name(LRS_LANDMARK_VALLEY), "valley") == 0);
  CHECK(strcmp(lrs_landmark_name(LRS_LANDMARK_MINIMUM), "minimum") == 0);
  CHECK(strcmp(lrs_landmark_name(LRS_LANDMARK_ELBOW), "elbow") == 0);
  CHECK(lrs_landmark_name(LRS_LANDMARK_ELBOW + 1) == NULL);
  CHECK(lrs_landmark_name(-1) == NULL);
  CHECK(lrs_landmark_name(INT32_MAX) == NULL);
  CHECK(lrs_landmark_name(INT32_MIN) == NULL);
}

static lrs_landmark found(const lrs_analysis *analysis, int32_t kind, const double *rates) {
  lrs_landmark landmark = LRS_LANDMARK_INIT;
  landmark.reserved = 7;
  CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, kind, &landmark, &error));
  CHECK(landmark.struct_size == sizeof landmark && landmark.reserved == 0);
  CHECK(landmark.index < POINTS && isfinite(landmark.loss));
  /* No point of the curve lies nearer than the one named, on the axis of decades. */
  const double x = log10(landmark.learning_rate);
  const double distance = fabs(log10(rates[landmark.index]) - x);
  if (landmark.index > 0) CHECK(distance <= fabs(log10(rates[landmark.index - 1]) - x));
  if (landmark.index + 1 < POINTS)
    CHECK(distance <= fabs(log10(rates[landmark.index + 1]) - x));
  return landmark;
}

static void landmarks_follow_each_other(const lrs_analysis *analysis) {
  double rates[POINTS];
  fill_rates(rates, POINTS);
  const lrs_landmark start = found(analysis, LRS_LANDMARK_DESCENT_START, rates);
  const lrs_landmark steepest = found(analysis, LRS_LANDMARK_STEEPEST, rates);
  const lrs_landmark valley = found(analysis, LRS_LANDMARK_VALLEY, rates);
  const lrs_landmark minimum = found(analysis, LRS_LANDMARK_MINIMUM, rates);
  const lrs_landmark elbow = found(analysis, LRS_LANDMARK_ELBOW, rates);
  CHECK(start.learning_rate < steepest.learning_rate);
  CHECK(steepest.learning_rate < minimum.learning_rate);
  CHECK(valley.learning_rate < minimum.learning_rate);
  CHECK(minimum.learning_rate <= elbow.learning_rate);
  CHECK(minimum.loss <= steepest.loss && steepest.loss < start.loss);
  /* The curve was made to fall around 2e-3 and to rise from 0.1 on. */
  CHECK(fabs(log10(steepest.learning_rate / 2e-3)) < 0.5);
  CHECK(fabs(log10(minimum.learning_rate / 0.04)) < 0.7);
}

static void kinds_have_a_range(const lrs_analysis *analysis) {
  const int32_t strangers[] = {-1, LRS_LANDMARK_ELBOW + 1, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < sizeof strangers / sizeof *strangers; i++) {
    lrs_landmark landmark = LRS_LANDMARK_INIT;
    landmark.index = 77;
    CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, landmark,
                   lrs_analysis_landmark(analysis, strangers[i], &landmark, &error));
  }
}

static void intervals_hold_their_landmarks(const lrs_analysis *analysis) {
  for (int32_t kind = 0; kind <= LRS_LANDMARK_ELBOW; kind++) {
    lrs_landmark landmark = LRS_LANDMARK_INIT, again = LRS_LANDMARK_INIT;
    CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, kind, &landmark, &error));
    CHECK(0 < landmark.low && landmark.low < landmark.learning_rate);
    CHECK(landmark.learning_rate < landmark.high && landmark.high < 100 * landmark.low);
    CHECK(0.5 < landmark.probability && landmark.probability <= 1);
    CHECK_STATUS(LRS_OK, lrs_analysis_landmark(analysis, kind, &again, &error));
    CHECK(memcmp(&landmark, &again, sizeof landmark) == 0);
  }
}

static void an_older_struct_gets_no_interval(const lrs_analysis *analysis) {
  lrs_landmark landmark = LRS_LANDMARK_INIT;
  landmark.struct_size = offsetof(lrs_landmark, low);
  landmark.low = landmark.high = landmark.probability = 7;
  CHECK_STATUS(LRS_OK,
               lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, &landmark, &error));
  CHECK(landmark.learning_rate > 0);
  CHECK(landmark.low == 7 && landmark.high == 7 && landmark.probability == 7);
}

static void two_points_have_no_interval(void) {
  const double rates[] = {1, 2}, losses[] = {2, 1};
  lrs_curve *curve = NULL;
  CHECK_STATUS(LRS_OK, lrs_curve_create(rates, losses, 2, &curve, &error));
  lrs_analysis *analysis = analysis_of(curve);
  lrs_landmark landmark = LRS_LANDMARK_INIT;
  CHECK_STATUS(LRS_OK,
               lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, &landmark, &error));
  CHECK(isnan(landmark.low) && isnan(landmark.high) && isnan(landmark.probability));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void a_flat_curve_has_no_descent(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  lrs_landmark landmark = LRS_LANDMARK_INIT;
  landmark.index = 77;
  CHECK_REJECTED(LRS_NOT_FOUND, landmark,
                 lrs_analysis_landmark(analysis, LRS_LANDMARK_DESCENT_START, &landmark,
                                       &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_landmarks(void) {
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  names_of_landmarks();
  landmarks_follow_each_other(analysis);
  kinds_have_a_range(analysis);
  intervals_hold_their_landmarks(analysis);
  an_older_struct_gets_no_interval(analysis);
  two_points_have_no_interval();
  a_flat_curve_has_no_descent();
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}
