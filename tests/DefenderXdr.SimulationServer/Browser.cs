using System.Net;
using System.Text.RegularExpressions;

namespace DefenderXdr.SimulationServer;

/// <summary>A browser with a user who is signed in everywhere: opens a page, follows where it leads, sends the form that it is given.</summary>
internal static partial class Browser
{
    internal static async Task<int> OpenAsync(Uri page)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        var answer = await http.GetAsync(page);
        if (FormAddress().Match(await answer.Content.ReadAsStringAsync()) is { Success: true } form)
            answer = await SendAsync(http, WebUtility.HtmlDecode(form.Groups[1].Value), await FieldsAsync(answer));
        return answer.IsSuccessStatusCode ? 0 : 1;
    }

    // Who waits for the form begins to listen after the page was opened; a person is never this quick.
    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string address, HttpContent form)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await http.PostAsync(address, form);
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<FormUrlEncodedContent> FieldsAsync(HttpResponseMessage page) => new(Field().Matches(await page.Content.ReadAsStringAsync())
        .Select(field => KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups[1].Value), WebUtility.HtmlDecode(field.Groups[2].Value))));

    [GeneratedRegex("<form[^>]+action=\"([^\"]+)\"")]
    private static partial Regex FormAddress();

    [GeneratedRegex("<input[^>]+name=\"([^\"]+)\"[^>]+value=\"([^\"]*)\"")]
    private static partial Regex Field();
}
