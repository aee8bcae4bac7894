namespace DefenderXdr;

/// <summary>One thing to do in a live response session: put a file, run a script, or get a file. Exactly one of the three is given.</summary>
public sealed class LiveResponseStep
{
    /// <summary>The library file to put on the device, or null.</summary>
    public string? PutFile { get; set; }

    /// <summary>The library script to run on the device, or null.</summary>
    public string? RunScript { get; set; }

    /// <summary>What the script is called with, as one line; null for nothing.</summary>
    public string? Arguments { get; set; }

    /// <summary>The path of a file on the device to fetch, or null.</summary>
    public string? GetFile { get; set; }

    internal int Rank => PutFile is not null ? 0 : RunScript is not null ? 1 : 2;

    internal (string Type, IReadOnlyList<(string Key, string Value)> Parameters) Command => Rank switch
    {
        0 => ("PutFile", [("FileName", PutFile!)]),
        1 when Arguments is { Length: > 0 } arguments => ("RunScript", [("ScriptName", RunScript!), ("Args", arguments)]),
        1 => ("RunScript", [("ScriptName", RunScript!)]),
        _ => ("GetFile", [("Path", GetFile!)]),
    };

    /// <summary>The library file that it needs, or null.</summary>
    internal string? LibraryFile => PutFile ?? RunScript;

    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: it is none of the three, or several, or cannot be.</exception>
    internal void Check()
    {
        var given = new[] { PutFile, RunScript, GetFile }.Count(text => text is not null);
        if (given != 1) throw Invalid($"A command is one of PutFile, RunScript and GetFile, and this one is {(given == 0 ? "none" : $"{given}")} of them.");
        if (Arguments is not null && RunScript is null) throw Invalid("Arguments are for a script alone.");
        if (LibraryFile is { } file) LibraryFileName.Check(file);
        else if (string.IsNullOrWhiteSpace(GetFile)) throw Invalid("The path of a file to get is empty.");
    }

    internal static DefenderException Invalid(string message) => DefenderErrors.Create(ErrorIds.InvalidParameter, message);

    /// <summary>What it does, in words.</summary>
    public override string ToString() => Rank switch
    {
        0 => $"put {PutFile}",
        1 => $"run {RunScript}{(Arguments is { Length: > 0 } arguments ? " " + arguments : "")}",
        _ => $"get {GetFile}",
    };
}
