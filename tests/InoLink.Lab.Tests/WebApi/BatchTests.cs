using System.Net.Http.Headers;
using System.Text;

namespace InoLink.Lab.Tests.WebApi;

/// <summary>$batch: order, change sets, references, failures.</summary>
public sealed class BatchTests(WebApiSite site) : IClassFixture<WebApiSite>
{
    private readonly string mark = Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task Batch_AnswersEachRequestInOrder_ForReadsAndWrites()
    {
        Answer answer = await SendAsync(Part("POST accounts", $"{{\"name\":\"{mark}\"}}"), Part($"GET accounts?$select=name&$filter=name eq '{mark}'"), Part("GET WhoAmI"));
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("multipart/mixed; boundary=batchresponse_", answer.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(["HTTP/1.1 204 No Content", "HTTP/1.1 200 OK", "HTTP/1.1 200 OK"], StatusLines(answer));
        Assert.Contains(mark, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangeSet_CreatesRowsThatReferToEachOther_ByContentId()
    {
        Answer answer = await SendAsync(ChangeSet(
            Part("POST accounts", $"{{\"name\":\"{mark}\"}}", 1),
            Part("POST contacts", $"{{\"lastname\":\"{mark}\",\"parentcustomerid_account@odata.bind\":\"$1\"}}", 2),
            Part("PATCH $1", "{\"primarycontactid@odata.bind\":\"$2\"}", 3)));
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Contains("Content-ID: 2", answer.Text, StringComparison.Ordinal);
        Answer read = await site.GetAsync($"accounts?$filter=name eq '{mark}'&$select=name&$expand=primarycontactid($select=lastname),contact_customer_accounts($select=lastname)");
        Assert.Equal(mark, read.Rows[0]["primarycontactid"]!["lastname"]!.GetValue<string>());
        Assert.Single(read.Rows[0]["contact_customer_accounts"]!.AsArray());
    }

    [Fact]
    public async Task ChangeSet_IsUndoneAsAWhole_WhenOneOfItsRequestsFails()
    {
        Answer answer = await SendAsync(
            Part("POST accounts", $"{{\"name\":\"{mark} before\"}}"),
            ChangeSet(Part("POST accounts", $"{{\"name\":\"{mark} inside\"}}", 1), Part($"PATCH accounts({Guid.NewGuid()})", "{\"nme\":\"x\"}", 2)),
            Part("POST accounts", $"{{\"name\":\"{mark} after\"}}"));
        Assert.Equal(400, answer.Status);
        Assert.Equal(["HTTP/1.1 204 No Content", "HTTP/1.1 400 Bad Request"], StatusLines(answer));
        Assert.Contains("0x80048d19", answer.Text, StringComparison.Ordinal);
        Assert.Equal([$"{mark} before"], await NamesAsync());
    }

    [Fact]
    public async Task Batch_GoesOnAfterAFailure_WhenPreferSaysSo()
    {
        Answer answer = await SendAsync(("Prefer", "odata.continue-on-error"), Part($"GET accounts({Guid.NewGuid()})"), Part("POST accounts", $"{{\"name\":\"{mark}\"}}"));
        Assert.Equal(200, answer.Status);
        Assert.Equal(["HTTP/1.1 404 Not Found", "HTTP/1.1 204 No Content"], StatusLines(answer));
        Assert.Equal([mark], await NamesAsync());
    }

    [Theory]
    [InlineData("GET WhoAmI", 1, "no GET")]
    [InlineData("POST accounts", null, "Content-ID")]
    public async Task ChangeSet_IsRefused_WithAReadOrWithoutContentId(string request, int? id, string expected)
    {
        Answer answer = await SendAsync(ChangeSet(Part(request, request.StartsWith("POST", StringComparison.Ordinal) ? "{}" : null, id)));
        Assert.Equal(400, answer.Status);
        Assert.Contains(expected, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batch_IsRefused_WithoutABoundary()
    {
        Answer answer = await site.SendAsync("POST", "$batch", "{}");
        Assert.Equal(400, answer.Status);
        Assert.Contains("multipart/mixed", answer.Message, StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> NamesAsync() => (await site.GetAsync($"accounts?$select=name&$filter=startswith(name,'{mark}')")).Rows.Select(row => row["name"]!.GetValue<string>());

    private static IEnumerable<string> StatusLines(Answer answer) => answer.Text.Split("\r\n").Where(line => line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal));

    private static string Part(string request, string? body = null, int? id = null) =>
        $"Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n{(id is null ? "" : $"Content-ID: {id}\r\n")}\r\n{request} HTTP/1.1\r\n{(body is null ? "Accept: application/json\r\n" : "Content-Type: application/json\r\n")}\r\n{body}";

    private static string ChangeSet(params string[] parts) =>
        $"Content-Type: multipart/mixed; boundary=changeset_a\r\n\r\n{string.Concat(parts.Select(part => $"--changeset_a\r\n{part}\r\n"))}--changeset_a--\r\n";

    private Task<Answer> SendAsync(params string[] parts) => SendAsync(("X-None", "1"), parts);

    private async Task<Answer> SendAsync((string Name, string Value) header, params string[] parts)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(site.Root, "$batch"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", site.Administrator.Token);
        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        request.Content = new StringContent(string.Concat(parts.Select(part => $"--batch_b\r\n{part}\r\n")) + "--batch_b--\r\n", Encoding.UTF8);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=batch_b");
        return await Answer.ReadAsync(await site.RawAsync(request));
    }
}
