using System.Net;
using System.Net.NetworkInformation;
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

        var target = new Uri(WebUtility.HtmlDecode(form.Groups[1].Value));
        await ListeningAsync(target.Port);
        await Loopback.PostAsync(target, new FormUrlEncodedContent(fields));
    }

    // MSAL begins to listen after the page was opened, and .NET's HttpListener fails when somebody calls while it begins. A person is never this quick.
    private static async Task ListeningAsync(int port)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            await Task.Delay(50);
            if (IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == port)) break;
        }
        await Task.Delay(100);
    }
}
