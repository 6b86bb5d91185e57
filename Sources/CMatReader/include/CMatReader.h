// Reads one value of a MAT file in a child process, whose crash, memory and time are its own.
#ifndef FACSIMILE_CMATREADER_H
#define FACSIMILE_CMATREADER_H

#include <stdint.h>

/// One step from a value into it: a field of a structure, or an element of a structure or cell array.
typedef struct {
  /// Name of a field; null for an element.
  const char *field;
  /// How many subscripts an element has; one counts down the columns.
  int32_t subscript_count;
  /// Subscripts from 1, as MATLAB writes them.
  uint64_t subscripts[8];
} cm_step;

/// A value within a variable.
typedef struct {
  /// From the variable to the value.
  const cm_step *steps;
  /// How many.
  int32_t step_count;
} cm_place;

/// What to read and what it may cost.
typedef struct {
  /// The file.
  const char *file;
  /// The variable; null for the kinds and sizes of all variables.
  const char *variable;
  /// The values within it, one after the other.
  const cm_place *places;
  /// How many.
  int32_t place_count;
  /// Most bytes that each value may have.
  uint64_t most_bytes;
  /// Most bytes of memory that the child may take.
  uint64_t most_memory;
  /// Most seconds of CPU time that the child may take.
  uint32_t most_seconds;
} cm_request;

/// Marks of the stream; numbers are in the machine's own order.
enum {
  /// A value: class (u32), flags (u32), rank (u32), each dimension (u64), name (u32, bytes), content.
  CM_VALUE = 0x56414C31,
  /// Nothing follows.
  CM_END = 0x454E4431,
  /// A failure: code (u32), detail (u32, bytes).
  CM_FAILURE = 0x4641494C,
};

/// Flags of a value.
enum { CM_COMPLEX = 1, CM_LOGICAL = 2, CM_EMPTY_SLOT = 4 };

/// Codes of failures.
enum {
  /// matio does not take the file for a MAT file.
  CM_NOT_MAT = 1,
  /// The variable, field or element is not there; the detail says which.
  CM_NO_SUCH = 2,
  /// The value is larger than allowed.
  CM_TOO_LARGE = 3,
  /// matio cannot read the value.
  CM_UNREADABLE = 4,
  /// A kind of value that is not read.
  CM_UNSUPPORTED = 5,
};

/// Starts the child.
///
/// Content in the stream, by class. Numbers and characters: type (u32), bytes (u64), and for complex
/// numbers the imaginary part after the real one the same way. Structures: count of fields (u32),
/// each name (u32, bytes), then each element's fields as values. Cells: each as a value. In the
/// stream of all variables values have no content.
///
/// @param descriptor Receives the end of the pipe to read from.
/// @return The child, or the negative of errno's value.
int32_t cm_start(const cm_request *request, int32_t *descriptor);

/// Waits for the child, after killing it where asked.
///
/// @return 0 after an orderly end, the number of the signal that ended it otherwise, -1 when there is
/// no such child.
int32_t cm_finish(int32_t child, int32_t kills);

#endif
