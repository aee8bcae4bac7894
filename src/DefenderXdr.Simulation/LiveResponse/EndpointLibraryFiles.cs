using System.Globalization;
using System.Security.Cryptography;
using Newtonsoft.Json;

namespace DefenderXdr.Simulation;

/// <summary>The live response library: <c>/api/libraryfiles</c>.</summary>
internal sealed class EndpointLibraryFiles(LibraryFiles files)
{
    /// <summary>The documented limit, in bytes.</summary>
    internal const int LargestFile = 20 * 1024 * 1024;

    /// <summary>How many files there can be. That there is a limit is known; the number is the simulation's own.</summary>
    internal const int MostFiles = 100;

    private static readonly string[] Manage = ["Library.Manage"];
    private readonly object gate = new();

    internal IEnumerable<Operation> Operations =>
    [
        new(Api.Endpoint, "GET", "api/libraryfiles", Manage, List),
        new(Api.Endpoint, "POST", "api/libraryfiles", Manage, Upload),
        new(Api.Endpoint, "DELETE", "api/libraryfiles/{fileName}", Manage, Delete),
    ];

    private SimulatedResponse List(Call call) => call.Answer(json =>
    {
        json.WriteStartObject();
        json.Member("@odata.context", call.Context("LibraryFiles"));
        json.StartArray("value");
        foreach (var file in files.All)
            Write(json, file, null);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private SimulatedResponse Upload(Call call)
    {
        var form = MultipartForm.Read(call.Request) ?? throw ApiFault.InvalidBody("it is no multipart/form-data.");
        var part = form["File"] ?? throw new ApiFault(400, "MissingRequiredParameter", "Required parameter 'File' is missing");
        if (string.IsNullOrWhiteSpace(part.FileName))
            throw ApiFault.InvalidBody("the file has no name.");
        if (part.Content.Length > LargestFile)
            throw ApiFault.InvalidInput($"The file has {part.Content.Length} bytes. At most {LargestFile} are taken.");

        var parameters = form["ParametersDescription"]?.Text;
        var file = new LibraryFile(part.FileName!, part.Content, call.Now, call.Caller.Actor.Author)
        {
            Description = form["Description"]?.Text,
            HasParameters = Flag(form, "HasParameters"),
            ParametersDescription = parameters,
        };
        var added = Add(file, Flag(form, "OverrideIfExists"));
        return call.Answer(json => Write(json, added, call.Context("LibraryFiles/$entity")));
    }

    private SimulatedResponse Delete(Call call)
    {
        var name = call.Values["fileName"];
        return files.Remove(name) ? call.NoContent() : throw new ApiFault(404, "ResourceNotFound", $"Library file {name} was not found");
    }

    private LibraryFile Add(LibraryFile file, bool replace)
    {
        lock (gate)
        {
            if (files.Find(file.Name) is null && files.All.Count >= MostFiles)
                throw ApiFault.InvalidInput($"The library limit of {MostFiles} files is exceeded.");
            return files.Add(file, replace) ?? throw ApiFault.InvalidInput($"A file named {file.Name} already exists.");
        }
    }

    private static bool Flag(MultipartForm form, string name) => form[name]?.Text switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        _ => throw ApiFault.InvalidBody($"'{name}' must be true or false."),
    };

    private static void Write(JsonTextWriter json, LibraryFile file, string? context)
    {
        json.WriteStartObject();
        if (context is not null)
            json.Member("@odata.context", context);
        json.Member("fileName", file.Name);
        json.Member("sha256", Sha256(file.Content));
        json.Member("description", file.Description);
        json.Member("creationTime", file.Created);
        json.Member("lastUpdatedTime", file.Updated);
        json.Member("createdBy", file.CreatedBy);
        json.Member("hasParameters", file.HasParameters);
        if (file.HasParameters)
            json.Member("parametersDescription", file.ParametersDescription);
        json.WriteEndObject();
    }

    private static string Sha256(byte[] content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(content);
        return string.Concat(hash.GetHashAndReset().Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
