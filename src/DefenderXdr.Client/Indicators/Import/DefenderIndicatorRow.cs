namespace DefenderXdr;

/// <summary>A row of a file of indicators: what an error about it is about.</summary>
public sealed class DefenderIndicatorRow
{
    internal DefenderIndicatorRow(string path, int line)
    {
        Path = path;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line on which the row begins.</summary>
    public int Line { get; }

    /// <summary>The indicator's value as it stands there; null where there is none.</summary>
    public string? Value { get; internal set; }

    /// <summary>Its place and value.</summary>
    public override string ToString() => $"{Path}({Line}): {Value}";
}
