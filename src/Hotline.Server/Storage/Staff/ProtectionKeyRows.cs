using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Hotline.Server.Storage.Staff;

/// <summary>Data Protection's ring in SQL, shared by all nodes. Its keys come here already encrypted under the ring key.</summary>
internal sealed class ProtectionKeyRows(Vault vault) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        vault.Database.ReadAsync(
            connection =>
            {
                using var select = connection.CreateCommand();
                select.CommandText = "SELECT xml FROM protection_keys ORDER BY name";
                using var row = select.ExecuteReader();
                var elements = new List<XElement>();
                while (row.Read())
                {
                    elements.Add(XElement.Parse(row.GetString(0)));
                }

                return elements;
            },
            CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName)
    {
        var xml = element.ToString(SaveOptions.DisableFormatting);
        vault.Database.WriteAsync(
            session =>
            {
                var insert = session.Command("INSERT INTO protection_keys(name, xml) VALUES(@name, @xml)");
                insert.Set("@name", friendlyName);
                insert.Set("@xml", xml);
                insert.ExecuteNonQuery();
            },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
