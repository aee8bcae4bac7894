namespace DefenderXdr;

/// <summary>
/// A file for the rows of one or more results, CSV or JSON lines. A result is in it whole or not at all, and the file has its name when all of them
/// are there, in the place of an older one; until then, results are drafts beside it.
/// </summary>
internal sealed class HuntingFile : IDisposable
{
    private static readonly string[] JsonExtensions = [".jsonl", ".ndjson", ".json"];

    private readonly bool isCsv;
    private readonly object gate = new();
    private HuntingFilePart? whole;

    /// <exception cref="DefenderException">
    /// <see cref="ErrorIds.InvalidParameter"/>: the extension tells no form. <see cref="ErrorIds.OutFileUnwritable"/>: the path is a folder.
    /// </exception>
    public HuntingFile(string path)
    {
        Path = path;
        var extension = System.IO.Path.GetExtension(path);
        isCsv = extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        if (!isCsv && !JsonExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{path}' does not say what it is to hold.",
                "Give a file the extension .csv, or .jsonl, .ndjson or .json for a JSON object on each line.");
        }
        if (Directory.Exists(path)) throw DefenderErrors.Create(ErrorIds.OutFileUnwritable, $"The rows could not be written to '{path}': it is a folder.");
    }

    /// <summary>Where it will be.</summary>
    public string Path { get; }

    /// <summary>How many rows are in it.</summary>
    public long Rows => whole?.Rows ?? 0;

    /// <summary>A place for one result. Several can be written at the same time.</summary>
    /// <param name="withOrigin">Whether each row tells its connection and tenant.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.OutFileUnwritable"/>.</exception>
    public HuntingFilePart Begin(bool withOrigin) =>
        new(new DraftFile(Path), isCsv ? new CsvRowWriter(withOrigin) : new JsonRowWriter(withOrigin));

    /// <summary>Takes a result that is complete.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.OutFileColumnsDiffer"/>: its columns are not those of the results before; nothing of it is in the file.</exception>
    public void Add(HuntingFilePart part)
    {
        lock (gate)
        {
            part.Close();
            if (whole is null) whole = part;
            else whole.Append(part);
        }
    }

    /// <summary>Gives the file its name. Without any result, nothing happens.</summary>
    /// <returns>Whether there is a file.</returns>
    public bool Keep()
    {
        whole?.Keep();
        return whole is not null;
    }

    /// <summary>Keeps a result that broke off, whose rows up to there are worth it, under a name that says so: <c>rows.partial.csv</c>.</summary>
    /// <param name="part">The rows that came.</param>
    /// <param name="of">Whose they are, where there are several that could break off.</param>
    /// <returns>Where they are.</returns>
    public string KeepPartial(HuntingFilePart part, string? of)
    {
        var whose = of is null ? "" : "." + string.Concat(of.Split(System.IO.Path.GetInvalidFileNameChars()));
        var name = System.IO.Path.ChangeExtension(Path, $"{whose}.partial{System.IO.Path.GetExtension(Path)}".TrimStart('.'));
        part.Keep(name);
        return name;
    }

    public void Dispose() => whole?.Dispose();
}
