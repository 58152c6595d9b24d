/* The texts of an analysis: counts, lengths, buffers. */
#include "check.h"
#include "fixtures.h"
#include "suites.h"

#include <stdint.h>
#include <stdlib.h>

static lrs_error error;

static size_t texts(const lrs_analysis *analysis, int32_t kind) {
  size_t count = 99;
  CHECK_STATUS(LRS_OK, lrs_analysis_text_count(analysis, kind, &count, &error));
  return count;
}

static void reads_whole(const lrs_analysis *analysis, int32_t kind, size_t index) {
  size_t length = 0, again = 0;
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_analysis_text(analysis, kind, index, NULL, 0, &length, &error));
  CHECK(length > 0);
  char *text = malloc(length + 2);
  memset(text, 0x5A, length + 2);
  /* Without room for the NUL there is no room. */
  CHECK_STATUS(LRS_ERROR_BUFFER_TOO_SMALL,
               lrs_analysis_text(analysis, kind, index, text, length, &again, &error));
  CHECK(again == length && text[0] == 0x5A && text[length - 1] == 0x5A);
  CHECK_STATUS(LRS_OK, lrs_analysis_text(analysis, kind, index, text, length + 1, &again,
                                         &error));
  CHECK(again == length && strlen(text) == length && text[length + 1] == 0x5A);
  free(text);
}

static void reads_all(const lrs_analysis *analysis) {
  for (int32_t kind = LRS_TEXT_EXPLANATION; kind <= LRS_TEXT_REASON; kind++) {
    char buffer[8];
    size_t length = 99;
    const size_t count = texts(analysis, kind);
    for (size_t i = 0; i < count; i++) reads_whole(analysis, kind, i);
    const size_t beyond[] = {count, count + 1, SIZE_MAX, SIZE_MAX / 2, SIZE_MAX / 8};
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++)
      CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, length,
                     lrs_analysis_text(analysis, kind, beyond[i], buffer, sizeof buffer,
                                       &length, &error));
  }
}

static void rejects_kind(const lrs_analysis *analysis, int32_t kind) {
  char buffer[8] = "canary.";
  size_t number = 99;
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, number,
                 lrs_analysis_text_count(analysis, kind, &number, &error));
  CHECK_REJECTED(LRS_ERROR_INVALID_ARGUMENT, number,
                 lrs_analysis_text(analysis, kind, 0, buffer, sizeof buffer, &number,
                                   &error));
  CHECK(strcmp(buffer, "canary.") == 0);
}

static unsigned bits(uint32_t value) {
  unsigned count = 0;
  for (; value; value &= value - 1) count += 1;
  return count;
}

static void an_answer_explains_itself(void) {
  lrs_suggestion answer = LRS_SUGGESTION_INIT;
  lrs_analysis *analysis = analysis_of(realistic_curve(POINTS, 3));
  CHECK_STATUS(LRS_OK, lrs_analysis_suggestion(analysis, &answer, &error));
  CHECK(texts(analysis, LRS_TEXT_EXPLANATION) == 1);
  CHECK(texts(analysis, LRS_TEXT_ASSUMPTION) > 0);
  CHECK(texts(analysis, LRS_TEXT_DOUBT) == bits(answer.doubts));
  CHECK(texts(analysis, LRS_TEXT_REASON) == 0);
  reads_all(analysis);
  rejects_kind(analysis, -1);
  rejects_kind(analysis, LRS_TEXT_REASON + 1);
  rejects_kind(analysis, INT32_MAX);
  rejects_kind(analysis, INT32_MIN);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

static void the_steps_need_not_be_assumed_when_given(void) {
  lrs_curve *curve = realistic_curve(POINTS, 3);
  lrs_context context = LRS_CONTEXT_INIT;
  lrs_analysis *vague = NULL, *precise = NULL;
  context.steps = 400;
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, NULL, &vague, &error));
  CHECK_STATUS(LRS_OK, lrs_analysis_create(curve, &context, &precise, &error));
  CHECK(texts(precise, LRS_TEXT_ASSUMPTION) < texts(vague, LRS_TEXT_ASSUMPTION));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(vague));
  CHECK_STATUS(LRS_OK, lrs_analysis_free(precise));
  CHECK_STATUS(LRS_OK, lrs_curve_free(curve));
}

static void a_refusal_gives_its_reasons(void) {
  lrs_analysis *analysis = analysis_of(flat_curve());
  CHECK(texts(analysis, LRS_TEXT_REASON) > 0);
  CHECK(texts(analysis, LRS_TEXT_DOUBT) == 0);
  reads_all(analysis);
  CHECK_STATUS(LRS_OK, lrs_analysis_free(analysis));
}

void test_texts(void) {
  an_answer_explains_itself();
  the_steps_need_not_be_assumed_when_given();
  a_refusal_gives_its_reasons();
}
