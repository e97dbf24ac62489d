// What compiled C# asks of .NET's runtime, as far as the kernels do. They allocate nothing and throw nothing, so that a library needs no runtime of
// its own, with another collector, threads and signal handlers, in the program's process. A kernel that needs more of it does not link.
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>

int minipal_getcpufeatures(void);

int g_cpuFeatures;
uintptr_t __security_cookie;

__attribute__((constructor)) static void initialise(void)
{
    g_cpuFeatures = minipal_getcpufeatures();
    memcpy(&__security_cookie, (void *)getauxval(AT_RANDOM), sizeof __security_cookie);
}

// No collector has to know of the calling thread.
void RhpReversePInvoke(void *frame) { (void)frame; }
void RhpReversePInvokeReturn(void *frame) { (void)frame; }

void S_P_CoreLib_System_SpanHelpers__ClearWithoutReferences(void *place, size_t length) { memset(place, 0, length); }
void S_P_CoreLib_System_SpanHelpers__Memmove(void *to, void *from, size_t length) { memmove(to, from, length); }

// Faults of the kernels themselves, in branches that are not reached.
void RhpFallbackFailFast(void) { abort(); }
void RhpNewFast(void) { abort(); }
void RhpThrowEx(void) { abort(); }
void S_P_CoreLib_System_ThrowHelper__ThrowArgumentOutOfRangeException(void) { abort(); }
void S_P_CoreLib_System_NotSupportedException___ctor(void) { abort(); }
const char _ZTV40S_P_CoreLib_System_NotSupportedException[1];
