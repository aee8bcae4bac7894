namespace DefenderXdr;

/// <summary>A file that was downloaded whole.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Sha256">The SHA-256 of its content as it came, in lower-case hexadecimal digits.</param>
public sealed record DownloadedFile(string Path, long Size, string Sha256);
