using System.Text;
using Newtonsoft.Json.Linq;

namespace DefenderXdr.Simulation.Tests;

public class LibraryFileTests
{
    private const string Library = Caller.Endpoint + "/api/libraryfiles";

    [Fact]
    public void A_form_like_curls_makes_a_file()
    {
        var caller = new Caller();
        var (status, made) = Upload(caller, File("memdump.ps1", "Get-Process"), ("ParametersDescription", "test"), ("HasParameters", "true"), ("OverrideIfExists", "true"), ("Description", "test description"));

        Assert.Equal(200, status);
        Assert.Equal(("memdump.ps1", "test description", true, "test"), ((string?)made["fileName"], (string?)made["description"], (bool)made["hasParameters"]!, (string?)made["parametersDescription"]));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("Get-Process"u8)), (string?)made["sha256"]);
        var listed = Assert.Single(caller.Get(Library)["value"]!);
        Assert.Equal((string?)made["sha256"], (string?)listed["sha256"]);
        Assert.Equal(204, caller.Send("DELETE", Library + "/MEMDUMP.ps1").StatusCode);
        Assert.Equal(404, caller.Send("DELETE", Library + "/memdump.ps1").StatusCode);
        Assert.Empty(caller.Get(Library)["value"]!);
    }

    [Fact]
    public void A_file_is_replaced_only_when_that_is_said()
    {
        var caller = new Caller();
        var (_, first) = Upload(caller, File("a.ps1", "1"));
        var (refused, error) = Upload(caller, File("A.ps1", "2"));
        var (status, second) = Upload(caller, File("a.ps1", "2"), ("OverrideIfExists", "true"));

        Assert.Equal((400, 200), (refused, status));
        Assert.Contains("already exists", (string?)error["error"]!["message"]);
        Assert.NotEqual((string?)first["sha256"], (string?)second["sha256"]);
        Assert.Equal((string?)first["creationTime"], (string?)second["creationTime"]);
        Assert.Single(caller.Get(Library)["value"]!);
    }

    [Fact]
    public void What_is_no_form_with_a_file_is_refused()
    {
        var caller = new Caller();
        Assert.Equal(400, caller.Send("POST", Library, """{"File":"x"}""").StatusCode);
        Assert.Equal(400, Upload(caller, "Content-Disposition: form-data; name=\"Description\"\r\n\r\nx").Status);
        Assert.Equal(400, Upload(caller, "Content-Disposition: form-data; name=\"file\"\r\n\r\nx").Status);
        Assert.Equal(400, Upload(caller, File("a", "x"), ("HasParameters", "maybe")).Status);
        Assert.Equal(400, Upload(caller, File("a", new string('x', 20 * 1024 * 1024 + 1))).Status);
        Assert.Equal(400, Send(caller, "--b\r\nno end", "b").Status);
        Assert.Empty(caller.Get(Library)["value"]!);
    }

    [Fact]
    public void Bytes_stay_what_they_are_and_names_what_they_say()
    {
        var caller = new Caller();
        var binary = Encoding.Latin1.GetString([0, 13, 10, 45, 45, 255, 13, 10]);
        var (_, made) = Upload(caller, $"Content-Disposition: form-data; name=file; filename=x; filename*=utf-8''na%C3%AFv.bin\r\n\r\n{binary}");

        Assert.Equal("naïv.bin", (string?)made["fileName"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([0, 13, 10, 45, 45, 255, 13, 10])), (string?)made["sha256"]);
    }

    private static string File(string name, string content) => $"Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n{content}";

    private static (int Status, JObject Body) Upload(Caller caller, string file, params (string Name, string Value)[] fields)
    {
        var parts = fields.Select(field => $"Content-Disposition: form-data; name=\"{field.Name}\"\r\n\r\n{field.Value}").Prepend(file);
        return Send(caller, string.Concat(parts.Select(part => $"--limit\r\n{part}\r\n")) + "--limit--\r\n", "limit");
    }

    private static (int Status, JObject Body) Send(Caller caller, string body, string boundary)
    {
        var headers = new Dictionary<string, string> { ["Authorization"] = "Bearer " + caller.Token(Caller.Endpoint), ["Content-Type"] = $"multipart/form-data; boundary={boundary}" };
        var answer = caller.Simulation.Handle(new SimulatedRequest("POST", new Uri(Library), headers, Encoding.Latin1.GetBytes(body)));
        return (answer.StatusCode, JObject.Parse(answer.Body));
    }
}
