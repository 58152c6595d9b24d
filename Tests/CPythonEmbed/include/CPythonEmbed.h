/* A Python interpreter inside this process, in three functions without Python's types. */
#ifndef CPYTHON_EMBED_H
#define CPYTHON_EMBED_H

#include <stddef.h>
#include <stdint.h>

/** Bytes from Python, to be given back to `embed_free`. */
typedef struct embed_reply {
  int succeeded; /**< 1: the bytes are the program's; 0: they are a message, in UTF-8. */
  uint8_t *_Nullable bytes;
  size_t count;
} embed_reply;

/**
 * Starts the interpreter. To be called once: NumPy cannot be loaded a second time.
 *
 * `executable` decides whose site-packages are seen. `runner` is Python source that defines
 * `run(program: str, data: bytes) -> tuple[bool, bytes]`.
 */
embed_reply embed_start(const char *_Nonnull executable, const char *_Nonnull runner);

/** Calls `run` of the runner, on any thread. */
embed_reply embed_run(const char *_Nonnull program, const uint8_t *_Nullable data, size_t count);

/** Frees the bytes of a reply. */
void embed_free(embed_reply reply);

#endif
