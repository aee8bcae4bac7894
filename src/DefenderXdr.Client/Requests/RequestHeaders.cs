namespace DefenderXdr;

/// <summary>The headers that a caller may add to a request.</summary>
internal static class RequestHeaders
{
    private static readonly string[] Own = ["Authorization", "Proxy-Authorization", "Host", "Cookie", "Connection", "Transfer-Encoding", "Expect", "Upgrade", "client-request-id"];

    /// <exception cref="DefenderException"><see cref="ErrorIds.InvalidParameter"/>: one is none, or no business of the caller's.</exception>
    public static void Check(IEnumerable<KeyValuePair<string, string>> headers)
    {
        foreach (var header in headers)
        {
            if (Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase) || header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The header {header.Key} is set by the module.");
            if (header.Key.Length == 0 || !header.Key.All(IsNameLetter)) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"'{header.Key}' is no name of a header.");
            if (!header.Value.All(letter => letter is >= ' ' and <= '~')) throw DefenderErrors.Create(ErrorIds.InvalidParameter, $"The value of the header {header.Key} has characters that no header can have.");
        }
    }

    private static bool IsNameLetter(char letter) => letter is > ' ' and <= '~' && !"()<>@,;:\\\"/[]?={}".Contains(letter);
}
