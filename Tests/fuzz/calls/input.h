/* What a fuzzer's bytes stand for: numbers, names and structs. Past the end all is zero. */
#ifndef INPUT_H
#define INPUT_H

#include <lrsuggest.h>
#include <stdint.h>

typedef struct input {
  const uint8_t *next;
  size_t left;
} input;

uint8_t take_byte(input *in);
uint64_t take_word(input *in);

/** A number below `limit`, of one byte where that suffices. */
size_t take_below(input *in, size_t limit);

/** Mostly small enumerators, sometimes any. */
int32_t take_choice(input *in);

/** Any double: those where formulas break, rates and losses as they are, and any bits. */
double take_number(input *in);

/** A name that means something, or none. Lives until forget(). */
const char *take_name(input *in);

/** Where an error goes, or NULL. Every call is asked as HEAR(call(..., take_error(in))). */
lrs_error *take_error(input *in);

/** `size` bytes of their own, so that one too many is seen. NULL for one input in sixteen. */
void *take_room(input *in, size_t size);

/** Room for a result of `known` bytes, or of whatever its struct_size says. */
void *take_result(input *in, size_t known);

/** A copy of an options struct, or of as much as its struct_size says; or NULL. */
const void *take_options(input *in, const void *fields, size_t known);

/** The room for `count` doubles, filled. NULL for one input in sixteen. */
double *take_numbers(input *in, size_t count);

/** A length as C may pass it: mostly `count`, sometimes shorter, longer or absurd. */
size_t take_capacity(input *in, size_t count);

const lrs_context *take_context(input *in);

/** Frees all rooms. */
void forget(void);

/** Checks what a call returned against what it stored; aborts where they differ. */
lrs_status hear(lrs_status status);

#define HEAR(call) hear(call)

#endif
