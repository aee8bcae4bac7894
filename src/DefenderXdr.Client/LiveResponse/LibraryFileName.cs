namespace DefenderXdr;

/// <summary>Names of library files, which stand in paths of the API and on the command lines of devices.</summary>
internal static class LibraryFileName
{
    private const string NotAllowed = "/\\:*?\"<>|";

    /// <summary>A name that can be one.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>.</exception>
    public static string Check(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, "A library file has a name.");
        if (name is "." or ".." || name.Any(letter => char.IsControl(letter) || NotAllowed.Contains(letter)))
            throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{name}' is no name of a library file: a file's own name goes there, without folders or any of {NotAllowed}");
        return name;
    }
}
