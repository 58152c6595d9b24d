/*
 * lrsuggest.h - read a learning-rate range test, suggest a learning rate.
 *
 * A range test records the loss of a training while its learning rate grows.
 * This library says which learning rate to train with, why, how sure it is,
 * and when the curve holds no answer.
 *
 *     lrs_curve *curve = NULL;
 *     lrs_suggestion suggestion = LRS_SUGGESTION_INIT;
 *     lrs_error error;
 *     if (lrs_curve_create(rates, losses, count, &curve, &error) != LRS_OK ||
 *         lrs_suggest(curve, NULL, &suggestion, &error) != LRS_OK)
 *       puts(error.message);
 *     else
 *       printf("train with %g\n", suggestion.learning_rate);
 *     lrs_curve_free(curve);
 *
 * Ownership  A function named *_create (and lrs_sweep_curve) hands the caller one
 *            object for the matching *_free.  Input arrays are copied during the
 *            call; nothing is borrowed after it returns.  A returned
 *            `const char *` is static: never freed, valid while the library is
 *            loaded.  Text of varying length is copied into the caller's buffer.
 * Errors     Every function that can fail returns an lrs_status: 0 is success,
 *            a positive status is "valid input, no answer", a negative one is
 *            misuse.  The last parameter, `lrs_error *`, may be NULL; otherwise it
 *            receives the status and a sentence naming the argument, the index
 *            and the value.  On a non-zero status every output parameter is left
 *            untouched, except where a function says otherwise.
 * Handles    The bits of a handle are a checked number, not an address.  Freeing
 *            twice, using after free, and invented, mistyped or NULL handles give
 *            LRS_ERROR_INVALID_HANDLE.  (*_free accepts NULL and does nothing.)
 * Threads    Every function may be called from any thread at any time.  Curves and
 *            analyses never change.  Calls on one sweep, probe, series or group sweep
 *            are taken one at a time.  There is no global setting, no callback, no
 *            logging.
 * Stability  lrs_abi_version() and the N of liblrsuggest.so.N change only when a compiled
 *            client would break: it runs with every later library of that name.
 *            Functions keep their prototypes, fields their offsets.
 *            A struct that begins with `struct_size` may gain fields at its end:
 *            set struct_size through its *_INIT macro and any library of the same
 *            ABI version will do the right thing.  All other structs are frozen.
 *            Enumerators keep their values; new ones may be added.
 * Numbers    Learning rates are positive and finite, and the x-axis is always
 *            log10 of the learning rate; distances are in decades.  Losses may be
 *            any double: a non-finite loss ends the part of the curve that is read.
 *
 * Parts      The declarations are in the files that are included below, a topic each.
 *            A program includes <lrsuggest.h> alone: which part declares what may
 *            change.  Curve, context and suggestion are enough for an answer.
 *
 *     version     the version, and what every other part needs
 *     errors      statuses and errors
 *     curve       the recorded points
 *     context     what is known of the training that follows
 *     suggestion  the answer to a curve
 *     analysis    everything read off one curve
 *     landmarks   the points, slopes and hollows of a curve
 *     ranges      where a search should look
 *     learned     what networks say about a curve, and what they read
 *     smoothing   smoothers, their lag, and averages undone
 *     runs        several range tests of one problem
 *     rules       the rules of the field, by name
 *     sweep       a range test in progress
 *     probe       short runs around an answer, each from the same weights
 *     series      sweeps until their answers agree
 *     groups      one range test of a network in groups of weights
 *     curvature   rates that curvature allows
 *     layers      how far the weights of a layer have turned
 */
#ifndef LRSUGGEST_H
#define LRSUGGEST_H

#include "lrsuggest/version.h"
#include "lrsuggest/errors.h"
#include "lrsuggest/curve.h"
#include "lrsuggest/context.h"
#include "lrsuggest/suggestion.h"
#include "lrsuggest/analysis.h"
#include "lrsuggest/landmarks.h"
#include "lrsuggest/ranges.h"
#include "lrsuggest/learned.h"
#include "lrsuggest/smoothing.h"
#include "lrsuggest/runs.h"
#include "lrsuggest/rules.h"
#include "lrsuggest/sweep.h"
#include "lrsuggest/probe.h"
#include "lrsuggest/series.h"
#include "lrsuggest/groups.h"
#include "lrsuggest/curvature.h"
#include "lrsuggest/layers.h"

#endif /* LRSUGGEST_H */
