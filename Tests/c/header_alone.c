/* The header must stand alone, as the first include, in C and in C++. */
#include <lrsuggest.h>

/* Each initialiser and each kind of handle of a client, without a warning. */
int main(void) {
  const lrs_context context = LRS_CONTEXT_INIT;
  const lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
  const lrs_reading reading = LRS_READING_INIT;
  const lrs_landmark landmark = LRS_LANDMARK_INIT;
  const lrs_sweep_options options = LRS_SWEEP_OPTIONS_INIT;
  const lrs_curve *curve = NULL;
  const lrs_analysis *analysis = NULL;
  const lrs_sweep *sweep = NULL;
  const lrs_status status = LRS_OK;
  return status + (curve != NULL) + (analysis != NULL) + (sweep != NULL) +
         (context.schedule != LRS_SCHEDULE_ONE_CYCLE) + (suggestion.doubts != 0) +
         (reading.end != LRS_END_CURVE) + (landmark.index != LRS_LANDMARK_DESCENT_START) +
         (options.mode != LRS_MODE_EXPONENTIAL);
}
