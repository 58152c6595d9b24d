/* The version, and what every other part needs. A part of lrsuggest.h: include that. */
#ifndef LRSUGGEST_VERSION_H
#define LRSUGGEST_VERSION_H

#include <stddef.h>
#include <stdint.h>

/** Marks what the library exports. */
#if defined(_WIN32)
#define LRS_API __declspec(dllimport)
#elif defined(__GNUC__)
#define LRS_API __attribute__((visibility("default")))
#else
#define LRS_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** The version this header belongs to: MAJOR.MINOR.PATCH. */
#define LRS_VERSION_MAJOR 0
#define LRS_VERSION_MINOR 1
#define LRS_VERSION_PATCH 0

/** The binary interface this header describes; compare with lrs_abi_version(). */
#define LRS_ABI_VERSION 1

/** Returns the binary interface version of the loaded library. */
LRS_API uint32_t lrs_abi_version(void);

/** Returns the version of the loaded library, such as "0.1.0". */
LRS_API const char *lrs_version(void);

#ifdef __cplusplus
}
#endif

#endif /* LRSUGGEST_VERSION_H */
