using System.Security.Cryptography;

namespace DefenderXdr;

/// <summary>Computes the checksum of what is read, on its way.</summary>
internal sealed class ChecksumReader(Func<byte[], int> read) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The SHA-256 of all that was read.</summary>
    public string Text => Checksum.Text(hash.GetHashAndReset());

    public int Read(byte[] buffer)
    {
        var count = read(buffer);
        hash.AppendData(buffer, 0, count);
        return count;
    }

    public void Dispose() => hash.Dispose();
}
