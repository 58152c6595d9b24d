/* A child of a process that uses the library can use it, too: also after a batch on threads. */
#include "stress.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { POINTS = 100, CURVES = 16 };

static lrs_curve *curves[CURVES];
static lrs_suggestion expected;

static void suggest(void) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  EXPECT(lrs_suggest(curves[0], NULL, &answer, NULL) == LRS_OK);
  EXPECT(memcmp(&answer, &expected, sizeof answer) == 0);
}

static void suggest_batch(void) {
  lrs_suggestion answers[CURVES];
  lrs_status statuses[CURVES];
  answers[0].struct_size = sizeof *answers;
  EXPECT(lrs_suggest_batch((const lrs_curve *const *)curves, CURVES, NULL, 0, answers, statuses,
                           NULL) == LRS_OK);
  for (int i = 0; i < CURVES; i++) EXPECT(statuses[i] == LRS_OK);
  EXPECT(answers[0].learning_rate == expected.learning_rate);
}

static void in_a_child(void (*work)(void)) {
  int status = 0;
  const pid_t child = fork();
  EXPECT(child >= 0);
  if (child == 0) {
    alarm(60); /* A child that waits for threads it does not have would wait for ever. */
    work();
    _exit(0);
  }
  EXPECT(waitpid(child, &status, 0) == child);
  EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

int main(int count, char **arguments) {
  const size_t rounds = count > 1 ? strtoul(arguments[1], NULL, 10) : 5;
  double rates[POINTS], losses[POINTS];
  const lrs_suggestion empty = LRS_SUGGESTION_INIT;
  expected = empty;
  for (size_t i = 0; i < CURVES; i++) {
    fill_test(rates, losses, POINTS, i);
    EXPECT(lrs_curve_create(rates, losses, POINTS, &curves[i], NULL) == LRS_OK);
  }
  EXPECT(lrs_suggest(curves[0], NULL, &expected, NULL) == LRS_OK);
  in_a_child(suggest_batch); /* Before the parent has any threads. */
  for (size_t round = 0; round < rounds; round++) {
    in_a_child(suggest);
    suggest_batch();
    in_a_child(suggest);
    in_a_child(suggest_batch);
  }
  printf("forks: %zu rounds, every child answers as its parent\n", rounds);
  return 0;
}
