using DefenderXdr.Tests.Server;
using DefenderXdr.Tests.Support;

namespace DefenderXdr.Tests.Hunting;

public sealed class HuntingRowShapeTests
{
    [Theory]
    [InlineData("""{"schema":[{"name":"id","type":"Int64"},{"name":"ID","type":"Int64"}],"results":[{"id":1,"ID":2}]}""")]
    [InlineData("""{"results":[{"id":1,"ID":2}],"schema":[{"name":"id","type":"Int64"},{"name":"ID","type":"Int64"}]}""")]
    [InlineData("""{"schema":[{"name":"a","type":"Int64"},{"name":"a","type":"Int64"}],"results":[{"a":1,"a":2}]}""")]
    public async Task Columns_whose_names_collide_keep_a_value_each(string answer)
    {
        await using var server = new LoopbackServer(Answer.Json(answer));

        var row = Assert.Single(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync());

        Assert.Equal([1L, 2L], row.Values);
    }

    [Fact]
    public async Task A_member_in_another_case_than_its_column_is_that_columns()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"schema":[{"name":"DeviceName","type":"String"}],"results":[{"deviceName":"a"}]}"""));

        var row = Assert.Single(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync());

        Assert.Equal("a", row["DeviceName"]);
    }

    [Fact]
    public async Task An_answer_that_breaks_before_its_first_row_is_asked_for_again()
    {
        await using var server = new LoopbackServer(
            Answer.JsonOfLength(500).Then("{\"schema\":").Cut(),
            Answer.Json("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1}]}"""));

        Assert.Single(await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).ToListAsync());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_breaks_after_rows_were_given_ends_in_an_error_and_gives_none_twice()
    {
        await using var server = new LoopbackServer(_ =>
            Answer.JsonOfLength(500).Then("""{"schema":[{"name":"a","type":"Int64"}],"results":[{"a":1},{"a":2},""").Cut());

        var (rows, error) = await TestClient.Create(server).Hunting.RunAsync("T", DefenderApi.Graph).DrainAsync();

        Assert.Equal([1L, 2L], rows.Select(row => row["a"]));
        Assert.Equal(ErrorIds.ConnectionBroken, Assert.IsAssignableFrom<DefenderException>(error).ErrorId);
        Assert.Single(server.Requests);
    }
}
