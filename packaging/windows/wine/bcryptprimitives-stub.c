/* Stand-in for bcryptprimitives.dll, for tests under Wine only. Never ship it.
 *
 * Windows brings the library and programs written in Rust ask it for random bytes; Wine 8 has none. Wine's own
 * generator gives them here.
 */
#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long size);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, size_t size) {
    while (size > 0) {
        unsigned long part = size > 0x10000 ? 0x10000 : (unsigned long)size;
        if (!SystemFunction036(buffer, part)) return 0;
        buffer += part;
        size -= part;
    }
    return 1;
}
