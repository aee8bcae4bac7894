namespace DefenderXdr;

/// <summary>A property that an API filters by.</summary>
/// <param name="Path">Its name there.</param>
internal sealed record ApiField(string Path)
{
    /// <summary>The values that the API can compare it with; by others it is filtered here.</summary>
    public Func<string, bool> Takes { get; init; } = _ => true;

    /// <summary>The collection that has it in any of its items, or null when the object itself has it.</summary>
    public string? Collection { get; init; }

    /// <summary>The term that is true for a value, a literal.</summary>
    public string Is(string literal) => Collection is null ? $"{Path} eq {literal}" : $"{Collection}/any(e: e/{Path} eq {literal})";

    public static implicit operator ApiField(string path) => new(path);
}
