using System.Net;
using System.Text.RegularExpressions;

namespace DefenderXdr.Tests.Support;

/// <summary>A user before a browser: opens the page, and does what it says.</summary>
internal sealed class UserAtBrowser(Entra entra)
{
    private static readonly HttpClient Loopback = new();

    /// <summary>The pages that were opened.</summary>
    public List<Uri> Opened { get; } = [];

    public void Open(Uri page)
    {
        Opened.Add(page);
        _ = Task.Run(() => VisitAsync(page));
    }

    private async Task VisitAsync(Uri page)
    {
        var answer = await entra.Http.GetAsync(page);
        var html = await answer.Content.ReadAsStringAsync();
        if (Regex.Match(html, "<form[^>]+action=\"([^\"]+)\"") is not { Success: true } form) return;
        var fields = Regex.Matches(html, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)));

        // MSAL begins to listen after the page was opened; a person is never this quick.
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await Loopback.PostAsync(WebUtility.HtmlDecode(form.Groups[1].Value), new FormUrlEncodedContent(fields));
                return;
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }
}
