namespace DefenderXdr.PowerShell.Tests.Commands;

public sealed class GetDefenderHuntingSchemaTests
{
    [Fact]
    public async Task Without_a_name_come_the_tables_of_the_tenant_with_where_they_are()
    {
        var session = await Run.ConnectedAsync();
        var output = await Run.Async(new GetDefenderHuntingSchemaCommand(), session);

        var tables = output.Objects.Cast<DefenderHuntingTable>().ToArray();
        Assert.Contains("DeviceProcessEvents", tables.Select(table => table.Name));
        Assert.DoesNotContain("ExposureGraphNodes", tables.Select(table => table.Name));
        Assert.Equal(tables.Select(table => table.Name).Order(StringComparer.OrdinalIgnoreCase), tables.Select(table => table.Name));
        Assert.All(tables, table => Assert.Equal(("Simulated", session.Default!.TenantId), (table.ConnectionName, table.TenantId)));
        Assert.Single(output.VerboseLines, line => line.StartsWith("POST", StringComparison.Ordinal));
        Assert.Empty(output.Errors);
    }

    [Theory]
    [InlineData(DefenderApi.Graph)]
    [InlineData(DefenderApi.Xdr)]
    [InlineData(DefenderApi.Endpoint)]
    public async Task The_columns_of_a_table_are_those_that_its_rows_have(DefenderApi api)
    {
        var session = await Run.ConnectedAsync();
        var rows = await Run.Async(new InvokeDefenderHuntingCommand { Query = "DeviceLogonEvents | take 1", Api = api }, session);
        var output = await Run.Async(new GetDefenderHuntingSchemaCommand { Table = ["devicelogonevents"], Api = api }, session);

        var columns = output.Objects.Cast<DefenderHuntingColumn>().ToArray();
        Assert.Equal(rows.HuntingRows.Single().Schema.Columns.Select(column => $"{column.Name} System.{column.Type}"), columns.Select(column => $"{column.Name} {column.DataType}"));
        Assert.Equal(Enumerable.Range(0, columns.Length), columns.Select(column => column.Ordinal));
        Assert.All(columns, column => Assert.Equal(("DeviceLogonEvents", "Simulated", session.Default!.TenantId), (column.Table, column.ConnectionName, column.TenantId)));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_an_error_about_its_name_and_the_others_still_come()
    {
        var session = await Run.ConnectedAsync();
        var output = await Run.Async(new GetDefenderHuntingSchemaCommand { Table = ["AlertInfos", "AlertInfo", "a b"] }, session);
        Assert.Equal(["AlertInfo"], output.Objects.Cast<DefenderHuntingColumn>().Select(column => column.Table).Distinct());
        Assert.Equal([("AlertInfos", ErrorIds.HuntingTableNotFound), ("a b", ErrorIds.HuntingTableNotFound)], output.Errors.Select(error => ((string)error.Target!, error.Error.ErrorId)));
        Assert.Contains("Did you mean AlertInfo?", output.Errors[0].Error.Message);
    }

    [Fact]
    public async Task Known_tables_take_no_call()
    {
        var session = await Run.ConnectedAsync();
        await Run.Async(new GetDefenderHuntingSchemaCommand(), session);
        var output = new RecordingOutput();
        await Run.AsyncInto(output, new GetDefenderHuntingSchemaCommand(), session);
        await Run.AsyncInto(output, new GetDefenderHuntingSchemaCommand { Table = ["AlertInfo"] }, session);
        Assert.NotEmpty(output.Objects);
        Assert.Empty(output.VerboseLines);
    }
}
