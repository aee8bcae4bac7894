#if NET
using System.Buffers;
using Newtonsoft.Json;

namespace DefenderXdr.Json;

/// <summary>Lends the JSON reader the process's character buffers.</summary>
internal sealed class JsonCharPool : IArrayPool<char>
{
    public static readonly JsonCharPool Instance = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null) ArrayPool<char>.Shared.Return(array);
    }
}
#endif
