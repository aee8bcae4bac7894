using Newtonsoft.Json;

namespace DefenderXdr;

/// <summary>A checkpoint as it stands in its file.</summary>
internal sealed class CheckpointFile
{
    private const string Mark = "DefenderXdr checkpoint";
    private const int CurrentVersion = 1;

    // Of our own: what other modules set for the whole process must not reach it.
    private static readonly JsonSerializer Format = JsonSerializer.Create(new()
    {
        Formatting = Formatting.Indented,
        DateParseHandling = DateParseHandling.DateTimeOffset,
        MaxDepth = 8,
    });

    /// <summary>Tells the file from any other JSON.</summary>
    public string? Type { get; set; }

    public int Version { get; set; }

    /// <summary>What is read.</summary>
    public string Kind { get; set; } = "";

    /// <summary>How far, by tenant id.</summary>
    public Dictionary<string, TenantState> Tenants { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    public void Write(TextWriter writer) => Format.Serialize(writer, this);

    public static CheckpointFile Read(string path, string kind)
    {
        string text;
        try
        {
            if (!File.Exists(path)) return new CheckpointFile { Type = Mark, Version = CurrentVersion, Kind = kind };
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DefenderErrors.Create(ErrorIds.CheckpointDamaged, $"The checkpoint '{path}' cannot be read: {e.Message}", inner: e);
        }

        CheckpointFile? file;
        try
        {
            using var reader = new JsonTextReader(new StringReader(text));
            file = Format.Deserialize<CheckpointFile>(reader);
        }
        catch (JsonException e)
        {
            throw DefenderErrors.Create(ErrorIds.CheckpointDamaged, $"'{path}' is no checkpoint, or a damaged one: {e.Message}", inner: e);
        }
        if (file is not { Type: Mark, Tenants: not null })
            throw DefenderErrors.Create(ErrorIds.CheckpointForeign, $"'{path}' is a file of something else.");
        if (file.Version != CurrentVersion)
            throw DefenderErrors.Create(ErrorIds.CheckpointForeign, $"'{path}' is a checkpoint of another version of this module ({file.Version}).");
        return file.Kind == kind ? file
            : throw DefenderErrors.Create(ErrorIds.CheckpointForeign, $"'{path}' is the checkpoint of {file.Kind}, not of {kind}.");
    }
}
