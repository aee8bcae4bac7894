using System.Security;

namespace DefenderXdr.Authentication;

/// <summary>A file in which the platform keeps a fresh token of this workload, as Kubernetes does for AKS (<c>AZURE_FEDERATED_TOKEN_FILE</c>).</summary>
/// <param name="path">The file.</param>
public sealed class FederatedTokenFile(string path)
{
    /// <summary>The token that is in the file now: the platform replaces it long before it ends.</summary>
    /// <exception cref="DefenderException"><see cref="ErrorIds.AssertionUnavailable"/>: the file is missing, unreadable, empty or holds something else.</exception>
    public Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult(Assertion.Require(File.ReadAllText(path), $"The federated token file '{path}'"));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Assertion.Unavailable($"The federated token file '{path}' does not exist.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or SecurityException)
        {
            throw Assertion.Unavailable($"The federated token file '{path}' could not be read: {e.Message}", inner: e);
        }
    }
}
