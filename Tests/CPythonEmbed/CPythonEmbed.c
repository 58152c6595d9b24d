#include "CPythonEmbed.h"

#include <stdlib.h>
#include <string.h>

static embed_reply reply(int succeeded, const char *bytes, size_t count) {
  embed_reply made = {succeeded, malloc(count + 1), count};
  if (made.bytes != NULL) memcpy(made.bytes, bytes, count);
  return made;
}

static embed_reply failure(const char *message) {
  return reply(0, message, strlen(message));
}

void embed_free(embed_reply reply) { free(reply.bytes); }

/* Without Python's headers the package still builds, and the tests say what is missing. */
#if __has_include(<Python.h>)

#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *run;

/* Takes the pending exception. */
static embed_reply pending_error(void) {
  PyObject *type, *value, *trace;
  PyErr_Fetch(&type, &value, &trace);
  PyObject *text = value == NULL ? NULL : PyObject_Str(value);
  const char *message = text == NULL ? NULL : PyUnicode_AsUTF8(text);
  embed_reply made = failure(message == NULL ? "Python failed without a message" : message);
  Py_XDECREF(text);
  Py_XDECREF(type);
  Py_XDECREF(value);
  Py_XDECREF(trace);
  PyErr_Clear();
  return made;
}

static PyStatus initialize(const char *executable) {
  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  PyStatus status = PyConfig_SetBytesString(&config, &config.program_name, executable);
  if (!PyStatus_Exception(status))
    status = PyConfig_SetBytesString(&config, &config.executable, executable);
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  return status;
}

static embed_reply define(const char *runner) {
  PyObject *scope = PyDict_New();
  PyDict_SetItemString(scope, "__builtins__", PyEval_GetBuiltins());
  PyObject *done = PyRun_String(runner, Py_file_input, scope, scope);
  run = PyDict_GetItemString(scope, "run");
  Py_XINCREF(run);
  Py_DECREF(scope);
  if (done == NULL) return pending_error();
  Py_DECREF(done);
  return run == NULL ? failure("the runner defines no function `run`") : reply(1, "", 0);
}

embed_reply embed_start(const char *executable, const char *runner) {
  const PyStatus status = initialize(executable);
  if (PyStatus_Exception(status))
    return failure(status.err_msg == NULL ? "Python did not start" : status.err_msg);
  const embed_reply defined = define(runner);
  PyEval_SaveThread(); /* From now on every call takes the lock for itself. */
  return defined;
}

static embed_reply call(const char *program, const uint8_t *data, size_t count) {
  PyObject *answer = PyObject_CallFunction(run, "sy#", program, count > 0 ? (const char *)data : "",
                                           (Py_ssize_t)count);
  int succeeded;
  const char *bytes;
  Py_ssize_t size;
  if (answer == NULL) return pending_error();
  const embed_reply made = PyArg_ParseTuple(answer, "py#", &succeeded, &bytes, &size)
                               ? reply(succeeded, bytes, (size_t)size)
                               : pending_error();
  Py_DECREF(answer);
  return made;
}

embed_reply embed_run(const char *program, const uint8_t *data, size_t count) {
  const PyGILState_STATE lock = PyGILState_Ensure();
  const embed_reply made = call(program, data, count);
  PyGILState_Release(lock);
  return made;
}

#else

static embed_reply without_python(void) {
  return failure("this package was built without Python.h: install libpython3-dev and build again");
}

embed_reply embed_start(const char *executable, const char *runner) {
  (void)executable, (void)runner;
  return without_python();
}

embed_reply embed_run(const char *program, const uint8_t *data, size_t count) {
  (void)program, (void)data, (void)count;
  return without_python();
}

#endif
