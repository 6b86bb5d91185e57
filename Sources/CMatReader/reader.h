// What runs in the child.
#ifndef FACSIMILE_CMATREADER_READER_H
#define FACSIMILE_CMATREADER_READER_H

#include "CMatReader.h"

// Reads what is asked for and writes the stream.
void cm_read(const cm_request *request, int output);

#endif
