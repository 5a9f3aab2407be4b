// Sends a picker to the shelf and takes the item out.

const METRES_PER_AISLE = 12;

export const handler = async (item) => {
  const aisle = item.shelf.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  const metres = aisle * METRES_PER_AISLE + Number(item.shelf.slice(1));
  console.log(`walked ${metres} m to shelf ${item.shelf} for ${item.quantity} x ${item.name}`);
  return { ...item, metresWalked: metres };
};
