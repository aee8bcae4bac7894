namespace System.Net.Http;

/// <summary>The overloads with a token that .NET Framework does not have.</summary>
internal static class HttpContentExtensions
{
    public static Task<Stream> ReadAsStreamAsync(this HttpContent content, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
    }
}
