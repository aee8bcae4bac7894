namespace DefenderXdr;

/// <summary>A file on its way into the live response library. What was read once is what is compared, sent and looked for.</summary>
public sealed class LibraryFileUpload
{
    /// <summary>The largest file that the library takes, in bytes.</summary>
    public const int MaxSize = 20 * 1024 * 1024;

    private readonly byte[] content;

    /// <param name="fileName">The name that it gets in the library.</param>
    /// <param name="content">What is in it, 20 MB at the most.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: no such name can be. <see cref="ErrorIds.LibraryFileTooLarge"/>.</exception>
    public LibraryFileUpload(string fileName, byte[] content)
    {
        FileName = LibraryFileName.Check(fileName);
        this.content = content ?? throw new ArgumentNullException(nameof(content));
        if (content.Length > MaxSize) throw TooLarge(fileName, content.Length);
        Sha256 = Checksum.Sha256(content);
    }

    /// <summary>The name that it gets in the library.</summary>
    public string FileName { get; }

    /// <summary>The SHA-256 of its content, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Its size in bytes.</summary>
    public int Size => content.Length;

    /// <summary>What it is for; null says nothing about it.</summary>
    public string? Description { get; init; }

    /// <summary>What its parameters are; null for a file without.</summary>
    public string? ParametersDescription { get; init; }

    /// <summary>Whether it takes parameters; told by <see cref="ParametersDescription"/> when left out.</summary>
    public bool? HasParameters { get; init; }

    /// <summary>Whether it takes the place of a file of its name.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.UploadFileNotFound"/>, <see cref="ErrorIds.UploadFileUnreadable"/>, <see cref="ErrorIds.LibraryFileTooLarge"/>.</exception>
    public static byte[] ReadFile(string path)
    {
        if (Directory.Exists(path)) throw DefenderErrors.Create(ErrorIds.UploadFileUnreadable, $"'{path}' is a directory.");
        try
        {
            // Looked at before it is read: what is far too large should not fill the memory first.
            var size = new FileInfo(path).Length;
            return size > MaxSize ? throw TooLarge(path, size) : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw DefenderErrors.Create(ErrorIds.UploadFileNotFound, $"There is no file '{path}'.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw DefenderErrors.Create(ErrorIds.UploadFileUnreadable, $"The file '{path}' could not be read: {e.Message}", inner: e);
        }
    }

    /// <summary>Whether the library has this very file already, and says of it what this one says.</summary>
    /// <param name="there">The file of this name in the library.</param>
    public bool IsThere(DefenderLibraryFile there) =>
        HasContentOf(there)
        && (Description is null || Description == there.Description)
        && (ParametersDescription is null || ParametersDescription == there.ParametersDescription)
        && (HasParameters is null || HasParameters == (there.HasParameters ?? false));

    /// <summary>This file, with what is said of the one in its place where nothing else is said: new content is no reason to forget it.</summary>
    /// <param name="there">The file of this name in the library.</param>
    public LibraryFileUpload InPlaceOf(DefenderLibraryFile there) => new(FileName, content)
    {
        Description = Description ?? there.Description,
        ParametersDescription = ParametersDescription ?? there.ParametersDescription,
        HasParameters = HasParameters ?? (ParametersDescription is null ? there.HasParameters : null),
        Overwrite = Overwrite,
    };

    internal bool HasContentOf(DefenderLibraryFile there) => string.Equals(Sha256, there.Sha256, StringComparison.OrdinalIgnoreCase);

    internal Http.RequestBody ToBody() => Http.RequestBody.Form(
        ("file", FileName, content),
        ("Description", Description),
        ("ParametersDescription", ParametersDescription),
        ("HasParameters", (HasParameters ?? ParametersDescription is not null) ? "true" : "false"),
        ("OverrideIfExists", Overwrite ? "true" : "false"));

    private static DefenderException TooLarge(string name, long size) => DefenderErrors.Create(ErrorIds.LibraryFileTooLarge,
        $"'{name}' has {size / (1024.0 * 1024.0):0.0} MB, and the library takes {MaxSize / (1024 * 1024)} MB a file.");
}
