/* Sixty-four threads: all read the same curves, each records in sweeps of its own. */
#include "stress.h"

#include <pthread.h>
#include <string.h>

enum { THREADS = 64, CURVES = 8, POINTS = 100 };

static lrs_curve *curves[CURVES];
static lrs_suggestion expected[CURVES];
static size_t rounds = 10;

static void read_shared(size_t place) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  EXPECT(lrs_suggest(curves[place], NULL, &answer, NULL) == LRS_OK);
  EXPECT(memcmp(&answer, &expected[place], sizeof answer) == 0);
}

static void record_own(size_t seed) {
  lrs_sweep *sweep = NULL;
  double rates[POINTS], losses[POINTS], rate = 0;
  size_t recorded = 0;
  fill_test(rates, losses, POINTS, seed);
  EXPECT(lrs_sweep_create(NULL, &sweep, NULL) == LRS_OK);
  for (size_t i = 0; i < POINTS && lrs_sweep_learning_rate(sweep, &rate, NULL) == LRS_OK; i++)
    EXPECT(lrs_sweep_record(sweep, losses[i], NULL) == LRS_OK);
  EXPECT(lrs_sweep_count(sweep, &recorded, NULL) == LRS_OK && recorded > POINTS / 2);
  EXPECT(lrs_sweep_free(sweep) == LRS_OK);
}

static void *hammer(void *argument) {
  const size_t seed = (size_t)argument;
  for (size_t round = 0; round < rounds; round++) {
    read_shared((seed + round) % CURVES);
    record_own(seed * rounds + round);
  }
  return NULL;
}

int main(int count, char **arguments) {
  double rates[POINTS], losses[POINTS];
  pthread_t threads[THREADS];
  if (count > 1) rounds = strtoul(arguments[1], NULL, 10);
  for (size_t i = 0; i < CURVES; i++) {
    const lrs_suggestion empty = LRS_SUGGESTION_INIT;
    expected[i] = empty;
    fill_test(rates, losses, POINTS, i);
    EXPECT(lrs_curve_create(rates, losses, POINTS, &curves[i], NULL) == LRS_OK);
    EXPECT(lrs_suggest(curves[i], NULL, &expected[i], NULL) == LRS_OK);
  }
  for (size_t i = 0; i < THREADS; i++)
    EXPECT(pthread_create(&threads[i], NULL, hammer, (void *)i) == 0);
  for (size_t i = 0; i < THREADS; i++) EXPECT(pthread_join(threads[i], NULL) == 0);
  for (size_t i = 0; i < CURVES; i++) EXPECT(lrs_curve_free(curves[i]) == LRS_OK);
  printf("threads: %d, %zu rounds each, all answers the same\n", THREADS, rounds);
  return 0;
}
