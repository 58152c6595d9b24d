/* Creating, asking and freeing for long: memory stays what it was. */
#include "stress.h"

#include <stdlib.h>
#include <unistd.h>

enum { POINTS = 40 };

static size_t resident_kib(void) {
  size_t pages = 0, resident = 0;
  FILE *file = fopen("/proc/self/statm", "r");
  if (file == NULL || fscanf(file, "%zu %zu", &pages, &resident) != 2) return 0;
  fclose(file);
  return resident * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

static void one_round(size_t round) {
  double rates[POINTS], losses[POINTS], rate = 0;
  lrs_curve *curve = NULL;
  lrs_sweep *sweep = NULL;
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_error error;
  fill_test(rates, losses, POINTS, round);
  EXPECT(lrs_curve_create(rates, losses, POINTS, &curve, &error) == LRS_OK);
  EXPECT(lrs_suggest(curve, NULL, &answer, &error) >= LRS_OK);
  EXPECT(lrs_sweep_create(NULL, &sweep, &error) == LRS_OK);
  for (int i = 0; i < 4; i++) EXPECT(lrs_sweep_record(sweep, losses[i], &error) == LRS_OK);
  EXPECT(lrs_rule_apply("no such rule", curve, &rate, &error) == LRS_ERROR_UNKNOWN_NAME);
  if (round % 64 == 0) {
    lrs_analysis *analysis = NULL;
    lrs_landmark minimum = LRS_LANDMARK_INIT;
    EXPECT(lrs_analysis_create(curve, NULL, &analysis, &error) == LRS_OK);
    EXPECT(lrs_analysis_landmark(analysis, LRS_LANDMARK_MINIMUM, &minimum, &error) >= LRS_OK);
    EXPECT(lrs_rule_apply("learned", curve, &rate, &error) >= LRS_OK);
    EXPECT(lrs_analysis_free(analysis) == LRS_OK);
  }
  EXPECT(lrs_sweep_free(sweep) == LRS_OK);
  EXPECT(lrs_curve_free(curve) == LRS_OK);
}

/* leaks ROUNDS [unmeasured]: the memory after a tenth of the rounds, and at the end; sanitizers,
 * which keep freed memory, look for leaks themselves. */
int main(int count, char **arguments) {
  const size_t rounds = count > 1 ? strtoul(arguments[1], NULL, 10) : 20000;
  size_t warm = 0;
  for (size_t round = 0; round < rounds; round++) {
    if (round == rounds / 10) warm = resident_kib();
    one_round(round);
  }
  const size_t end = resident_kib();
  printf("leaks: %zu rounds, %zu KiB after a tenth, %zu KiB at the end\n", rounds, warm, end);
  EXPECT(count > 2 || (warm > 0 && end <= warm + 2048));
  return 0;
}
