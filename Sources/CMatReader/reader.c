#include "reader.h"

#include <matio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int stream = STDOUT_FILENO;

// A parent that is gone ends the child.
static void put(const void *bytes, size_t count) {
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(stream, next, count < 1 << 20 ? count : 1 << 20);
    if (written <= 0) _exit(1);
    next += written;
    count -= (size_t)written;
  }
}

static void put32(uint32_t value) { put(&value, sizeof value); }
static void put64(uint64_t value) { put(&value, sizeof value); }

static void put_text(const char *text) {
  size_t count = text == NULL ? 0 : strnlen(text, 4096);
  put32((uint32_t)count);
  put(text, count);
}

static _Noreturn void fail(uint32_t code, const char *detail) {
  put32(CM_FAILURE);
  put32(code);
  put_text(detail);
  _exit(0);
}

// How many elements; the largest number there is when there are more.
static uint64_t element_count(const matvar_t *value) {
  uint64_t count = 1;
  if (value->rank < 0 || value->rank > 32 || (value->rank > 0 && value->dims == NULL))
    fail(CM_UNREADABLE, "its number of dimensions makes no sense");
  for (int i = 0; i < value->rank; i++)
    if (value->dims[i] == 0) return 0;
  for (int i = 0; i < value->rank; i++)
    if (__builtin_mul_overflow(count, (uint64_t)value->dims[i], &count)) return UINT64_MAX;
  return count;
}

static uint64_t sum(uint64_t a, uint64_t b) {
  uint64_t total;
  return __builtin_add_overflow(a, b, &total) ? UINT64_MAX : total;
}

static uint64_t product(uint64_t a, uint64_t b) {
  uint64_t total;
  return __builtin_mul_overflow(a, b, &total) ? UINT64_MAX : total;
}

static unsigned field_count(matvar_t *value) {
  unsigned count = Mat_VarGetNumberOfFields(value);
  if (count > 65536) fail(CM_UNREADABLE, "it has more fields than a structure can have");
  return count;
}

// Bytes that a value takes in the stream, from its header alone, with all that is in it.
static uint64_t stated_size(matvar_t *value, int depth) {
  if (value == NULL) return 64;
  if (depth > 64) fail(CM_UNREADABLE, "it is nested more than 64 deep");
  uint64_t count = element_count(value), total = 64;
  if (value->class_type == MAT_C_STRUCT || value->class_type == MAT_C_CELL) {
    uint64_t slots = count;
    if (value->class_type == MAT_C_STRUCT) slots = product(count, field_count(value));
    total = sum(total, product(slots, 8));
    if (value->data == NULL) return total;
    matvar_t **held = value->data;
    // What matio allocated is what its own count says.
    if (slots > value->nbytes / sizeof *held)
      fail(CM_UNREADABLE, "its number of elements makes no sense");
    for (uint64_t i = 0; i < slots; i++) total = sum(total, stated_size(held[i], depth + 1));
    return total;
  }
  size_t size = Mat_SizeOfClass(value->class_type);
  if (size < 1) size = 1;
  if (value->isComplex) size *= 2;
  return sum(total, product(count, size));
}

static void put_header(const matvar_t *value, const char *name) {
  put32(CM_VALUE);
  put32((uint32_t)value->class_type);
  put32((value->isComplex ? CM_COMPLEX : 0) | (value->isLogical ? CM_LOGICAL : 0));
  (void)element_count(value);
  put32((uint32_t)value->rank);
  for (int i = 0; i < value->rank; i++) put64(value->dims[i]);
  put_text(name);
}

// A slot of a cell or structure array that holds nothing.
static void put_empty_slot(void) {
  put32(CM_VALUE);
  put32(MAT_C_DOUBLE);
  put32(CM_EMPTY_SLOT);
  put32(2);
  put64(0);
  put64(0);
  put_text(NULL);
  put32(MAT_T_DOUBLE);
  put64(0);
}

static void put_numbers(const matvar_t *value) {
  uint64_t count = element_count(value);
  size_t size = Mat_SizeOf(value->data_type);
  if (size < 1 || size > 8) fail(CM_UNREADABLE, "its elements have an unknown size");
  uint64_t bytes = product(count, size);
  if (value->class_type == MAT_C_CHAR) {
    // UTF-8 has as many bytes as it needs.
    bytes = count == 0 ? 0 : value->nbytes;
  } else if (bytes > 0 && bytes > value->nbytes) {
    fail(CM_UNREADABLE, "it has fewer elements than its header says");
  }
  if (bytes > 0 && value->data == NULL) fail(CM_UNREADABLE, "its elements are missing");
  const void *parts[2] = {value->data, NULL};
  if (value->isComplex && bytes > 0) {
    const mat_complex_split_t *split = value->data;
    parts[0] = split->Re;
    parts[1] = split->Im;
    if (parts[0] == NULL || parts[1] == NULL) fail(CM_UNREADABLE, "its elements are missing");
  }
  for (int part = 0; part < (value->isComplex ? 2 : 1); part++) {
    put32((uint32_t)value->data_type);
    put64(bytes);
    if (bytes > 0) put(parts[part], bytes);
  }
}

static void put_value(matvar_t *value, const char *name) {
  if (value == NULL) {
    put_empty_slot();
    return;
  }
  uint64_t count = element_count(value);
  matvar_t **held = value->data;
  put_header(value, name);
  switch (value->class_type) {
    case MAT_C_STRUCT: {
      unsigned fields = field_count(value);
      char *const *names = Mat_VarGetStructFieldnames(value);
      put32(fields);
      for (unsigned i = 0; i < fields; i++) put_text(names[i]);
      uint64_t slots = product(count, fields);
      if (slots > 0 && held == NULL) fail(CM_UNREADABLE, "its fields are missing");
      for (uint64_t i = 0; i < slots; i++) put_value(held[i], NULL);
      return;
    }
    case MAT_C_CELL:
      if (count > 0 && held == NULL) fail(CM_UNREADABLE, "its cells are missing");
      for (uint64_t i = 0; i < count; i++) put_value(held[i], NULL);
      return;
    case MAT_C_CHAR:
    case MAT_C_DOUBLE:
    case MAT_C_SINGLE:
    case MAT_C_INT8:
    case MAT_C_UINT8:
    case MAT_C_INT16:
    case MAT_C_UINT16:
    case MAT_C_INT32:
    case MAT_C_UINT32:
    case MAT_C_INT64:
    case MAT_C_UINT64:
      put_numbers(value);
      return;
    default:
      // Sparse arrays, objects, functions: the class says what was met, nothing follows.
      return;
  }
}

// The element that subscripts name, counted from 0 down the columns.
static uint64_t position(const matvar_t *value, const cm_step *step, const char *name) {
  uint64_t count = element_count(value), place = 0, stride = 1;
  char detail[256];
  for (int i = 0; i < step->subscript_count; i++) {
    uint64_t extent = 1;
    if (step->subscript_count == 1) extent = count;
    else if (i < value->rank) extent = value->dims[i];
    if (step->subscripts[i] < 1 || step->subscripts[i] > extent) {
      snprintf(detail, sizeof detail, "%s has %llu elements along dimension %d, not %llu", name,
               (unsigned long long)extent, i + 1, (unsigned long long)step->subscripts[i]);
      fail(CM_NO_SUCH, detail);
    }
    place += stride * (step->subscripts[i] - 1);
    stride = product(stride, extent);
  }
  if (place >= count) fail(CM_NO_SUCH, "an element behind the last");
  return place;
}

static matvar_t *follow(matvar_t *value, const cm_place *place, const char *name) {
  uint64_t element = 0;
  int has_element = 0;
  char detail[512];
  for (int i = 0; i < place->step_count; i++) {
    const cm_step *step = &place->steps[i];
    if (step->field == NULL) {
      element = position(value, step, name);
      has_element = 1;
      if (value->class_type == MAT_C_CELL) {
        matvar_t **held = value->data;
        if (held == NULL || element >= value->nbytes / sizeof *held || held[element] == NULL)
          fail(CM_NO_SUCH, "the cell is empty");
        value = held[element];
        has_element = 0;
      } else if (value->class_type != MAT_C_STRUCT) {
        snprintf(detail, sizeof detail, "%.200s is neither a cell nor a structure array", name);
        fail(CM_NO_SUCH, detail);
      }
      continue;
    }
    if (value->class_type != MAT_C_STRUCT) {
      snprintf(detail, sizeof detail, "%.200s is no structure, so it has no field %.200s", name,
               step->field);
      fail(CM_NO_SUCH, detail);
    }
    unsigned fields = field_count(value), at = 0;
    char *const *names = Mat_VarGetStructFieldnames(value);
    while (at < fields && (names[at] == NULL || strcmp(names[at], step->field) != 0)) at++;
    uint64_t count = element_count(value);
    if (at == fields || count == 0) {
      snprintf(detail, sizeof detail, "%.200s has no field %.200s", name, step->field);
      fail(CM_NO_SUCH, detail);
    }
    matvar_t **held = value->data;
    uint64_t slot = (has_element ? element : 0) * fields + at;
    if (held == NULL || slot >= value->nbytes / sizeof *held || held[slot] == NULL)
      fail(CM_NO_SUCH, "the field is empty");
    value = held[slot];
    name = step->field;
    has_element = 0;
  }
  if (has_element) fail(CM_UNSUPPORTED, "one element of a structure array; name a field of it");
  return value;
}

// Refuses a value that is too large for its reader or for the file that it is said to be in.
static void check_size(matvar_t *value, const cm_request *request, uint64_t file_size) {
  uint64_t size = stated_size(value, 0);
  char detail[128];
  // Deflate makes at most 1032 bytes of one, and one stored byte is at most 8 bytes of number.
  uint64_t possible = sum(product(file_size, 1032 * 8), 65536);
  if (size > request->most_bytes || size > possible) {
    snprintf(detail, sizeof detail, "%llu", (unsigned long long)size);
    fail(CM_TOO_LARGE, detail);
  }
}

// Lets go of plain numbers that have been written, so that the child holds one large value at a time.
static void forget(matvar_t *value) {
  if (value->class_type < MAT_C_DOUBLE || value->class_type > MAT_C_UINT64) return;
  if (value->isComplex || value->mem_conserve) return;
  free(value->data);
  value->data = NULL;
}

void cm_read(const cm_request *request, int output) {
  stream = output;
  struct stat status;
  if (stat(request->file, &status) != 0) fail(CM_NOT_MAT, "it cannot be opened");
  mat_t *file = Mat_Open(request->file, MAT_ACC_RDONLY);
  if (file == NULL) fail(CM_NOT_MAT, "it does not begin as a MAT file does");
  if (request->variable == NULL) {
    matvar_t *value;
    for (int i = 0; i < 100000 && (value = Mat_VarReadNextInfo(file)) != NULL; i++) {
      put_header(value, value->name);
      Mat_VarFree(value);
    }
    put32(CM_END);
    return;
  }
  matvar_t *variable = Mat_VarReadInfo(file, request->variable);
  if (variable == NULL) fail(CM_NO_SUCH, request->variable);
  for (int i = 0; i < request->place_count; i++) {
    matvar_t *value = follow(variable, &request->places[i], request->variable);
    check_size(value, request, (uint64_t)status.st_size);
    if (Mat_VarReadDataAll(file, value) != 0) fail(CM_UNREADABLE, "its data cannot be read");
    check_size(value, request, (uint64_t)status.st_size);
    put_value(value, request->variable);
    if (value != variable) forget(value);
  }
  put32(CM_END);
}
