using System.Runtime.CompilerServices;

namespace DefenderXdr.Json;

/// <summary>For the few methods that run for every member of every page: compiled well at once, since a script's first list is often its only one.</summary>
internal static class JitOptions
{
#if NET
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;
#else
    public const MethodImplOptions Hot = 0;
#endif
}
