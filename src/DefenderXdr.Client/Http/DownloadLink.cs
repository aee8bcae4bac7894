namespace DefenderXdr.Http;

/// <summary>A link that carries its own secret. It goes to no stream, no log and no error: what may be said of it is its host.</summary>
internal sealed class DownloadLink
{
    private DownloadLink(Uri address) => Address = address;

    /// <summary>Where to download from. For the request alone.</summary>
    public Uri Address { get; }

    /// <summary>Scheme, host and port.</summary>
    public string Host => Address.GetLeftPart(UriPartial.Authority);

    /// <summary>Reads a link as the service gives it, in quotes of its own as in the documented example or without.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="what">What it is for, in words: <c>the package</c>.</param>
    /// <exception cref="DefenderException"><see cref="ErrorIds.DownloadLinkInvalid"/>: no link, or one that a download may not go to.</exception>
    public static DownloadLink Parse(string? text, string what)
    {
        if (!Uri.TryCreate(text?.Trim().Trim('"').Trim(), UriKind.Absolute, out var address))
            throw DefenderErrors.Create(ErrorIds.DownloadLinkInvalid, $"The service gave no link to {what}.");

        // The secret in it would be on the wire in plain sight, but for a server on this very machine.
        var trusted = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
        return trusted && address.UserInfo.Length == 0
            ? new DownloadLink(address)
            : throw DefenderErrors.Create(ErrorIds.DownloadLinkInvalid, $"The service gave a link to {what} that is no https address of a host: nothing was downloaded.");
    }

    /// <summary>Its host.</summary>
    public override string ToString() => Host;
}
